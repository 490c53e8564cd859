/**
 * Who speaks: this account and its device, the people of the relay's directory, their device logs and
 * profiles, verified marks, prekeys. Floor 4; uses link, crypto, ledger, keys and the model.
 *
 * <pre>
 *  JoinFlow       from an empty folder to an account that the relay took in; goes on after any crash
 *    Registration keys into the device file, then the invite is redeemed
 *  Own            this account and this device: who I am, the kit, the devices
 *  Contacts       the room's face on people
 *    Logs         which devices speak for whom: fetched, verified, merged (LogMerge), held where doubtful
 *    Directory    handles and names, signed by those devices
 *    Marks        safety numbers compared; red where what was known is contradicted
 *    Presences    who is here, by what their own devices say
 *  Upkeep         what is done at the relay without anybody asking, once connected and when it pokes
 *    PreKeyUpkeep keeps the relay supplied with this device's prekeys
 *
 *  Addresses, Persons   what the rooms above ask of Contacts
 *
 *  journal records, each about the account in its head's chat:
 *    log (a signed entry)   head (a claimed log head)   profile (signed)   mark
 *
 *  account_entry      account, seq -> signed entry          account_overruled  account, seq, hash: no fork
 *  account_claim      account, seq, hash: wanted            account_profile    account -> where its record is, listed
 *  account_handle     handle, account: was theirs once      account_mark       account -> where its record is
 * </pre>
 */
@NullMarked
package chat.parley.engine.account;

import org.jspecify.annotations.NullMarked;
