package chat.parley.model.log;

/** What an account may do at its relay. The first invite ever minted carries {@link #ADMIN}. */
public enum Role {
    MEMBER,
    ADMIN
}
