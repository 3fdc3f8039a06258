package io.daifa.intake;

import java.io.IOException;
import java.util.ArrayList;
import org.springframework.web.multipart.MultipartRequest;

/** The files of a request in parts, where the request itself cannot be read a second time. */
final class FileParts {

    private FileParts() {}

    /** The hash of all files, by their fields and in their sequence; what they are called does not matter. */
    static byte[] digest(MultipartRequest request) throws IOException {
        var all = new ArrayList<Object>();
        for (var field : request.getMultiFileMap().entrySet()) {
            all.add(field.getKey());
            for (var file : field.getValue()) {
                all.add(KeyedCall.digest((Object) file.getBytes()));
            }
        }
        return KeyedCall.digest(all.toArray());
    }
}
