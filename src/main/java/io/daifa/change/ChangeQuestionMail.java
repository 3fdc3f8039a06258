package io.daifa.change;

import io.daifa.mail.MailText;
import io.daifa.mail.MailWriter;
import io.daifa.supplier.SupplierOrders;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The mail that asks a supplier about a change. It goes out from the outbox: the asking is stored before, and its time runs once. */
@Component
class ChangeQuestionMail implements MailWriter {

    static final String TEMPLATE = "change-question";

    private final ChangeQuestions questions;
    private final ChangeRows changes;
    private final SupplierOrders supplierOrders;
    private final ChangeMails mails;

    ChangeQuestionMail(
            ChangeQuestions questions, ChangeRows changes, SupplierOrders supplierOrders, ChangeMails mails) {
        this.questions = questions;
        this.changes = changes;
        this.supplierOrders = supplierOrders;
        this.mails = mails;
    }

    @Override
    public String template() {
        return TEMPLATE;
    }

    @Override
    public MailText write(UUID about, int revision) {
        var question = questions.find(about).orElseThrow();
        var supplierOrder = supplierOrders.find(question.supplierOrderId()).orElseThrow();
        return mails.toSupplier(changes.find(question.changeId()).orElseThrow(), supplierOrder, question.dueAt());
    }
}
