package io.daifa.engine;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Names all the settings that are missing at once, without a stack trace. */
class MissingSettingsAnalyzer extends AbstractFailureAnalyzer<MissingSettings> {

    @Override
    protected FailureAnalysis analyze(Throwable root, MissingSettings cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set them in the environment (daifa.secret is DAIFA_SECRET), on the command line or in an application.yml beside"
                        + " the jar. To try Daifa without any, start it without a profile.",
                cause);
    }
}
