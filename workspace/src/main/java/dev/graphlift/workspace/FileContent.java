package dev.graphlift.workspace;

/// The bytes of a file together with the stamp they had.
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying every file would cost
public record FileContent(byte[] bytes, FileStamp stamp) {}
