package chat.parley.desktop.os;

import java.util.function.Supplier;
import javafx.print.PageLayout;
import javafx.print.Printer;
import javafx.print.PrinterJob;
import javafx.scene.Node;
import javafx.scene.transform.Scale;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The desktop's printers. */
public final class HostPaper implements Paper {
    private final Supplier<? extends @Nullable Window> owner;

    /**
     * A printer.
     *
     * @param owner the window that waits for the dialog
     */
    public HostPaper(Supplier<? extends @Nullable Window> owner) {
        this.owner = owner;
    }

    @Override
    public Printed print(Node page) {
        if (Printer.getAllPrinters().isEmpty()) {
            return Printed.NO_PRINTER;
        }
        PrinterJob job = PrinterJob.createPrinterJob();
        if (job == null) {
            return Printed.NO_PRINTER;
        }
        if (!job.showPrintDialog(owner.get())) {
            job.cancelJob();
            return Printed.CANCELLED;
        }
        PageLayout layout = job.getJobSettings().getPageLayout();
        double fit =
                Math.min(
                        1,
                        Math.min(
                                layout.getPrintableWidth() / page.getLayoutBounds().getWidth(),
                                layout.getPrintableHeight() / page.getLayoutBounds().getHeight()));
        var scale = new Scale(fit, fit);
        page.getTransforms().add(scale);
        boolean printed = job.printPage(page);
        page.getTransforms().remove(scale);
        return printed && job.endJob() ? Printed.DONE : Printed.FAILED;
    }
}
