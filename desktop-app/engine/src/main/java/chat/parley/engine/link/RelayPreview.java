package chat.parley.engine.link;

import chat.parley.model.codec.Bytes;
import chat.parley.model.invite.RelayAddress;

/**
 * A relay that showed a card with the right pin, before anything was sent to it.
 *
 * @param name as the organisation calls it
 * @param pin SHA-256 of its identity key
 */
public record RelayPreview(String name, RelayAddress address, Bytes pin) {}
