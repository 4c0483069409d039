// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;

/** What failures of the host's file system are to the program. */
final class HostErrors {
    private HostErrors() {}

    private record Reason(String text, Errno errno) {}

    /**
     * Reasons as the C library words them, with which Java reports what has no class of its own.
     */
    private static final Reason[] REASONS = {
        new Reason("not a directory", Errno.NOTDIR),
        new Reason("is a directory", Errno.ISDIR),
        new Reason("directory not empty", Errno.NOTEMPTY),
        new Reason("operation not permitted", Errno.PERM),
        new Reason("permission denied", Errno.ACCES),
        new Reason("too many levels of symbolic links", Errno.LOOP),
        new Reason("file name too long", Errno.NAMETOOLONG),
        new Reason("no space left on device", Errno.NOSPC),
        new Reason("disk quota exceeded", Errno.DQUOT),
        new Reason("file too large", Errno.FBIG),
        new Reason("read-only file system", Errno.ROFS),
        new Reason("too many open files in system", Errno.NFILE),
        new Reason("too many open files", Errno.MFILE),
        new Reason("cross-device link", Errno.XDEV),
        new Reason("too many links", Errno.MLINK),
        new Reason("resource busy", Errno.BUSY),
        new Reason("text file busy", Errno.TXTBSY),
        new Reason("broken pipe", Errno.PIPE),
        new Reason("connection reset", Errno.CONNRESET),
        new Reason("software caused connection abort", Errno.CONNABORTED),
        new Reason("no such device or address", Errno.NXIO),
        new Reason("invalid argument", Errno.INVAL),
        new Reason("illegal seek", Errno.SPIPE),
    };

    /** The number for an exception of the host's, or null if it is none of a file system's. */
    static Errno errno(Exception e) {
        return e instanceof IOException io ? ofIo(io) : ofUnchecked(e);
    }

    private static Errno ofIo(IOException e) {
        if (e instanceof ClosedByInterruptException) {
            return Errno.INTR;
        } else if (e instanceof ClosedChannelException) {
            return Errno.BADF;
        } else if (e instanceof FileSystemException failure) {
            Errno errno = ofClass(failure);
            return errno == null ? ofReason(failure.getReason()) : errno;
        }
        return ofReason(e.getMessage());
    }

    private static Errno ofClass(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return Errno.NOENT;
        } else if (e instanceof FileAlreadyExistsException) {
            return Errno.EXIST;
        } else if (e instanceof AccessDeniedException) {
            return Errno.ACCES;
        } else if (e instanceof DirectoryNotEmptyException) {
            return Errno.NOTEMPTY;
        } else if (e instanceof NotDirectoryException) {
            return Errno.NOTDIR;
        } else if (e instanceof NotLinkException) {
            return Errno.INVAL;
        } else if (e instanceof FileSystemLoopException) {
            return Errno.LOOP;
        }
        return null;
    }

    private static Errno ofReason(String reason) {
        if (reason != null) {
            String lower = reason.toLowerCase(Locale.ROOT);
            for (Reason known : REASONS) {
                if (lower.contains(known.text)) {
                    return known.errno;
                }
            }
        }
        return Errno.IO;
    }

    private static Errno ofUnchecked(Exception e) {
        if (e instanceof SecurityException) {
            return Errno.ACCES;
        } else if (e instanceof UnsupportedOperationException) {
            return e instanceof ReadOnlyFileSystemException ? Errno.ROFS : Errno.NOTSUP;
        } else if (e instanceof UncheckedIOException wrapped) {
            return ofIo(wrapped.getCause());
        } else if (e instanceof InvalidPathException) {
            return Errno.ILSEQ;
        } else if (e instanceof NonReadableChannelException
                || e instanceof NonWritableChannelException
                || e instanceof CancelledKeyException) {
            return Errno.BADF;
        }
        return null;
    }
}
