package chat.parley.engine.store;

/**
 * One step of a room's schema.
 *
 * @param room whose tables these are; their names begin with it
 * @param version 1, 2, 3 ... within the room
 * @param sql one or more statements. H2 commits each change of the schema by itself, so after a power cut a step may run
 *     a second time over its own first half: write {@code create table if not exists}
 */
public record Migration(String room, int version, String sql) {
    public Migration {
        if (version < 1) {
            throw new IllegalArgumentException("versions begin with 1");
        }
    }
}
