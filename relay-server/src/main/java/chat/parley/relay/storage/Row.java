package chat.parley.relay.storage;

import chat.parley.model.codec.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The current row of a query; columns count from 1. Valid only while it is being read. */
public final class Row {
    private final ResultSet results;

    Row(ResultSet results) {
        this.results = results;
    }

    public long number(int column) {
        try {
            return results.getLong(column);
        } catch (SQLException e) {
            throw new StorageException("a column could not be read", e);
        }
    }

    public boolean flag(int column) {
        try {
            return results.getBoolean(column);
        } catch (SQLException e) {
            throw new StorageException("a column could not be read", e);
        }
    }

    public String text(int column) {
        return optionalText(column).orElseThrow(() -> new StorageException("a text is missing"));
    }

    public Optional<String> optionalText(int column) {
        try {
            return Optional.ofNullable(results.getString(column));
        } catch (SQLException e) {
            throw new StorageException("a column could not be read", e);
        }
    }

    public Bytes bytes(int column) {
        return optionalBytes(column).orElseThrow(() -> new StorageException("bytes are missing"));
    }

    public Optional<Bytes> optionalBytes(int column) {
        return optionalArray(column).map(Bytes::of);
    }

    /** Bytes that may be longer than {@link Bytes#MAX}. */
    public byte[] array(int column) {
        return optionalArray(column).orElseThrow(() -> new StorageException("bytes are missing"));
    }

    private Optional<byte[]> optionalArray(int column) {
        try {
            return Optional.ofNullable(results.getBytes(column));
        } catch (SQLException e) {
            throw new StorageException("a column could not be read", e);
        }
    }
}
