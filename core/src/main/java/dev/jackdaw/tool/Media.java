package dev.jackdaw.tool;

/// An image or document beside text.
///
/// @param type the media type, such as `image/png`
/// @param base64 the bytes in base 64
public record Media(String type, String base64) {}
