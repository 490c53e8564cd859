package chat.parley.relay.audit;

/** What can be done by administration. */
public enum AuditAct {
    INVITE_MINTED,
    INVITE_REVOKED,
    ACCOUNT_DISABLED,
    ACCOUNT_ENABLED,
    ACCOUNT_CLOSED,
    DEVICE_REVOKED
}
