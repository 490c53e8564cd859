package chat.parley.desktop.sample;

import chat.parley.engine.account.Person.Presence;
import chat.parley.engine.account.Person.Trust;
import chat.parley.engine.chats.DeliveryState;
import chat.parley.engine.chats.Message.What;
import chat.parley.engine.content.ChatId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** A morning at the harbour: people, and what they said. */
public final class SampleTalk {
    /** Where and when the pictures are taken: Tuesday, 24 November 2026, 10:42. */
    public static final Clock NOW =
            Clock.fixed(Instant.parse("2026-11-24T09:42:00Z"), ZoneId.of("Europe/Berlin"));

    /** Who has written a long plan, links and emoji. */
    public final ChatId anna;

    /** Somebody with a long answer. */
    public final ChatId luis;

    /** Somebody who writes Arabic. */
    public final ChatId maryam;

    /** Whose conversation shows everything that can go wrong. */
    public final ChatId sofia;

    /** Somebody behind whose name another account has come. */
    public final ChatId bo;

    /** Somebody without a word yet. */
    public final ChatId kofi;

    /** Somebody with a long name. */
    public final ChatId maximiliane;

    private final SampleMessenger house = new SampleMessenger(NOW, "Amara Obi");

    /** Builds it. */
    public SampleTalk() {
        anna = house.person("Anna Keller", Trust.VERIFIED, here());
        luis = house.person("Luis Martín", Trust.NOT_VERIFIED, here());
        maximiliane =
                house.person(
                        "Maximiliane von Hohenstein-Waldburg zu Wolfegg",
                        Trust.NOT_VERIFIED,
                        seen("2026-11-23T16:20:00Z"));
        sofia = house.person("Sofia Okafor", Trust.NOT_VERIFIED, seen("2026-11-24T08:12:00Z"));
        ChatId priya = house.person("Priya Raman", Trust.NOT_VERIFIED, Presence.UNKNOWN);
        bo = house.person("Bo Winther", Trust.RED, Presence.UNKNOWN);
        maryam = house.person("مريم يوسف", Trust.VERIFIED, here());
        ChatId dmytro = house.person("Дмитро Коваленко", Trust.NOT_VERIFIED, Presence.UNKNOWN);
        kofi = house.person("Kofi Mensah", Trust.NOT_VERIFIED, here());
        house.person("Hanna Keller-Brandt", Trust.NOT_VERIFIED, seen("2026-11-20T10:00:00Z"));
        house.person("Ναυσικά Παπαδοπούλου", Trust.NOT_VERIFIED, Presence.UNKNOWN);
        house.person("יעל כהן", Trust.NOT_VERIFIED, Presence.UNKNOWN);
        house.person("Tom 🚢 Petersen", Trust.NOT_VERIFIED, here());

        withDmytro(dmytro);
        withMaryam();
        withBo();
        withPriya(priya);
        withSofia();
        withMaximiliane();
        withAnna();
        withLuis();
        house.chat(luis).draft("I can be at gate 2 around eleven, but");
    }

    /** The messenger that holds it. */
    public SampleMessenger house() {
        return house;
    }

    private void withAnna() {
        house.said(anna, at("2026-11-23T15:02:00Z"), DeliveryState.READ, "Is berth 7 free again?");
        house.hears(
                anna, at("2026-11-23T15:05:00Z"), "From 06:00, the survey boat leaves at five.");
        house.hears(
                anna,
                at("2026-11-23T15:05:40Z"),
                "The tide table is at https://harbour.example/tides?week=48 if you want to look.");
        house.said(anna, at("2026-11-23T15:07:00Z"), DeliveryState.READ, "👍");
        house.hears(
                anna,
                at("2026-11-24T09:21:00Z"),
                "The inspector wants the photos of berth 7 before noon");
        house.hears(
                anna,
                at("2026-11-24T09:22:00Z"),
                "And please keep the lane free until the survey boat has left 🚤, they were not amused last time when we had to move everything again");
        house.said(
                anna,
                at("2026-11-24T09:30:00Z"),
                DeliveryState.READ,
                "On it. I blurred the number plates and marked the crack.");
        house.said(
                anna,
                at("2026-11-24T09:30:30Z"),
                DeliveryState.READ,
                "Bo has the originals, in case somebody asks:\n1. quay edge\n2. stack\n3. the boat itself");
        house.hears(anna, at("2026-11-24T09:38:00Z"), "Perfect. Can you book crane 4 for 14:00?");
        house.hears(anna, at("2026-11-24T09:38:20Z"), "⚓👍");
        house.said(
                anna,
                at("2026-11-24T09:40:00Z"),
                DeliveryState.DELIVERED,
                "Crane 4 is booked for 14:00");
    }

    private void withLuis() {
        house.said(
                luis,
                at("2026-11-24T08:50:00Z"),
                DeliveryState.READ,
                "Good morning! Did the checklist arrive?");
        house.hears(
                luis,
                at("2026-11-24T08:58:00Z"),
                "It did, thank you. Two pages are missing, though: the ones about the mooring lines.");
        house.said(luis, at("2026-11-24T09:10:00Z"), DeliveryState.READ, "I will scan them again.");
        house.hears(luis, at("2026-11-24T09:31:00Z"), "No hurry");
        house.hears(luis, at("2026-11-24T09:31:30Z"), "We start with the stern line anyway 😅");
        house.chat(luis).unread(2);
    }

    private void withSofia() {
        house.said(
                sofia,
                at("2026-11-24T07:50:00Z"),
                DeliveryState.READ,
                "Are you at the gate today?");
        house.hears(sofia, at("2026-11-24T07:58:00Z"), new What.DevicesChanged(1, 0));
        house.hears(sofia, at("2026-11-24T08:00:00Z"), new What.Unreadable());
        house.hears(sofia, at("2026-11-24T08:01:00Z"), new What.Damaged());
        house.hears(sofia, at("2026-11-24T08:02:00Z"), new What.Newer());
        house.hears(sofia, at("2026-11-24T08:04:00Z"), new What.Missing());
        house.hears(
                sofia,
                at("2026-11-24T08:05:00Z"),
                new What.FromRemovedDevice(new What.Text("Send me the gate code again")));
        house.said(sofia, at("2026-11-24T08:06:00Z"), DeliveryState.READ, "She has seen it");
        house.said(
                sofia, at("2026-11-24T08:06:10Z"), DeliveryState.DELIVERED, "It is on her devices");
        house.said(sofia, at("2026-11-24T08:06:20Z"), DeliveryState.ACCEPTED, "The relay has it");
        house.said(
                sofia,
                at("2026-11-24T08:12:30Z"),
                DeliveryState.PENDING,
                "Thanks, see you at the gate");
    }

    private void withMaximiliane() {
        house.hears(
                maximiliane,
                at("2026-11-23T16:18:00Z"),
                """
                Dear colleagues, this is the long version, because some of you asked for it.

                The crane will be moved in three steps: first the counterweight, then the jib, then the tower, and at each step somebody has to stand at the water side and watch the lines. I know that this sounds slow, but last time we lost a whole afternoon because nobody did.

                If you have questions, write to me before Friday.""");
        house.said(
                maximiliane,
                at("2026-11-23T16:20:00Z"),
                DeliveryState.ACCEPTED,
                "Understood, I take the water side.");
    }

    private void withPriya(ChatId priya) {
        house.hears(
                priya,
                at("2026-11-24T08:40:00Z"),
                "The checklist is in the file, and I have marked what is still open in yellow");
        house.chat(priya).unread(12, 1);
    }

    private void withBo() {
        house.hears(bo, at("2026-11-20T10:00:00Z"), "Photos follow 📷");
        house.said(
                bo,
                at("2026-11-20T10:09:00Z"),
                DeliveryState.READ,
                "Crane code for tonight comes in a minute");
        house.hears(bo, at("2026-11-20T10:20:00Z"), new What.DevicesChanged(2, 1));
        house.stop(bo, Optional.of(chat.parley.engine.trouble.Trouble.PERSON_NOT_TRUSTED));
    }

    private void withMaryam() {
        house.said(maryam, at("2026-11-22T09:00:00Z"), DeliveryState.READ, "هل وصلت الوثائق؟");
        house.hears(maryam, at("2026-11-22T09:12:00Z"), "شكرا جزيلا، وصلت الوثائق");
        house.hears(
                maryam,
                at("2026-11-22T09:13:00Z"),
                "سأكون في الرصيف 7 عند الساعة 14:00 مع المفتش، وسنبدأ بفحص الحبال قبل أن تصل السفينة 🚢");
        house.said(
                maryam, at("2026-11-22T09:14:00Z"), DeliveryState.READ, "Good, see you at gate 2");
        house.hears(maryam, at("2026-11-22T09:15:00Z"), "شكرا ❤️");
    }

    private void withDmytro(ChatId dmytro) {
        house.hears(dmytro, at("2025-12-21T09:00:00Z"), "Дякую, до зустрічі завтра");
    }

    private static Instant at(String moment) {
        return Instant.parse(moment);
    }

    private static Presence here() {
        return new Presence(true, Optional.of(NOW.instant()));
    }

    private static Presence seen(String moment) {
        return new Presence(false, Optional.of(at(moment)));
    }

    /** Some people nobody has written to. */
    public static void colleagues(SampleMessenger house) {
        house.person("Anna Keller", Trust.NOT_VERIFIED, here());
        house.person("Luis Martín", Trust.NOT_VERIFIED, here());
        house.person("Sofia Okafor", Trust.NOT_VERIFIED, Presence.UNKNOWN);
    }

    /** Many messages with one person: about 1,000 letters of talk repeated. */
    public static void fill(SampleMessenger house, ChatId chat, int count) {
        Instant start = NOW.instant().minus(Duration.ofMinutes(7L * count));
        for (int i = 0; i < count; i++) {
            Instant at = start.plus(Duration.ofMinutes(7L * i));
            String text =
                    LINES[(i * 7 + i / 5) % LINES.length] + (i % 9 == 0 ? " (" + i + ")" : "");
            if (i % 5 < 2) {
                house.chat(chat).quietly(() -> house.said(chat, at, DeliveryState.READ, text));
            } else {
                house.chat(chat).quietly(() -> house.hears(chat, at, text));
            }
        }
        house.chat(chat).changed();
    }

    private static final String[] LINES = {
        "Crane 4 is booked for 14:00",
        "And please keep the lane free until the survey boat has left, they were not amused last time when we had to move everything again",
        "👍",
        "On it.",
        "The tide table is at https://harbour.example/tides",
        "Can somebody look at the stern line? It chafes at the second fender, and I do not want to find it in two pieces tomorrow morning.",
        "Good morning ☀️",
        "First the bow, then the stern, then the springs.\nThat is the order on the sheet.",
        "I am at gate 2",
        "شكرا جزيلا، وصلت الوثائق",
        "Seen, thanks!",
    };
}
