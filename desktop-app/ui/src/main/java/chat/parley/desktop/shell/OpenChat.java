package chat.parley.desktop.shell;

import chat.parley.desktop.composer.ComposerView;
import chat.parley.desktop.composer.ComposerViewModel;
import chat.parley.desktop.conversation.ConversationView;
import chat.parley.desktop.conversation.ConversationViewModel;

/** A conversation on the screen with its composer. */
record OpenChat(
        ConversationViewModel conversation,
        ConversationView view,
        ComposerViewModel composing,
        ComposerView composer)
        implements AutoCloseable {

    @Override
    public void close() {
        view.detach();
        composing.close();
        conversation.watchedProperty().unbind();
        conversation.close();
    }
}
