package dev.jackdaw.json;

/// Text that is not JSON, or JSON that does not fit the record it is read into.
public final class JsonFault extends RuntimeException {
    public JsonFault(String message) {
        super(message);
    }
}
