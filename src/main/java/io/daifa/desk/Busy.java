package io.daifa.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Tells who lost against others at the same rows, however often it was tried, to come again. */
@ControllerAdvice(basePackageClasses = Busy.class)
class Busy {

    private static final String SECONDS = "1";

    @ExceptionHandler(ConcurrencyFailureException.class)
    void comeAgain(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
        response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
    }
}
