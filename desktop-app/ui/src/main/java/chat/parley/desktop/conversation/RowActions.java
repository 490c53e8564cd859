package chat.parley.desktop.conversation;

import chat.parley.engine.chats.Message;

/** What a row asks of the list that it is in. */
interface RowActions {
    /** Shows what can be done with a message. */
    void menu(RowCell row, Message message);

    /** A question has appeared under a message. */
    void asked(LinkCard card);

    /** Shows the page of the person. */
    void person();
}
