package io.daifa.mail;

import java.util.Map;

/**
 * What a mail's template ({@code templates/mail/<template>.html}, its texts in {@code messages/mail}) is filled with, when it is
 * sent; the subject stands under {@code mail.<template>.subject} and takes the subject's arguments.
 */
public record MailText(java.util.List<Object> subjectArguments, Map<String, Object> model) {}
