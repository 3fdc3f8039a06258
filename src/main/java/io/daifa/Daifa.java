package io.daifa;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Daifa. */
@SpringBootApplication
public class Daifa {

    /** Starts Daifa with the profile {@code demo}, unless another is named. */
    public static void main(String[] args) {
        SpringApplication.run(Daifa.class, args);
    }
}
