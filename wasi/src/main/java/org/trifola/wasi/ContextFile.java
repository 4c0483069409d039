// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import com.oracle.truffle.api.TruffleFile;
import com.oracle.truffle.api.TruffleFile.AttributeDescriptor;
import com.oracle.truffle.api.TruffleFile.Attributes;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A file of a polyglot context, whose permissions govern, and whose file system may be any. */
final class ContextFile extends HostFile {
    private static final List<AttributeDescriptor<?>> UNIX =
            List.of(
                    TruffleFile.UNIX_MODE,
                    TruffleFile.UNIX_DEV,
                    TruffleFile.UNIX_INODE,
                    TruffleFile.UNIX_NLINK,
                    TruffleFile.UNIX_CTIME,
                    TruffleFile.SIZE,
                    TruffleFile.LAST_ACCESS_TIME,
                    TruffleFile.LAST_MODIFIED_TIME);

    private static final List<AttributeDescriptor<?>> BASIC =
            List.of(
                    TruffleFile.IS_DIRECTORY,
                    TruffleFile.IS_REGULAR_FILE,
                    TruffleFile.IS_SYMBOLIC_LINK,
                    TruffleFile.SIZE,
                    TruffleFile.LAST_ACCESS_TIME,
                    TruffleFile.LAST_MODIFIED_TIME);

    private final TruffleFile file;

    ContextFile(TruffleFile file) {
        this.file = file;
    }

    @Override
    HostFile child(String name) {
        TruffleFile child = file.resolve(name);
        if (!child.getName().equals(name)) {
            throw Errno.INVAL.failure();
        }
        return new ContextFile(child);
    }

    @Override
    HostFile parent() {
        TruffleFile parent = file.getParent();
        return parent == null ? null : new ContextFile(parent);
    }

    @Override
    boolean startsWith(HostFile other) {
        return other instanceof ContextFile above && file.startsWith(above.file);
    }

    @Override
    FileStat stat() throws IOException {
        try {
            Attributes found = file.getAttributes(UNIX, LinkOption.NOFOLLOW_LINKS);
            return FileStat.ofUnix(
                    found.get(TruffleFile.UNIX_MODE),
                    found.get(TruffleFile.UNIX_DEV),
                    found.get(TruffleFile.UNIX_INODE),
                    found.get(TruffleFile.UNIX_NLINK),
                    found.get(TruffleFile.SIZE),
                    found.get(TruffleFile.LAST_ACCESS_TIME),
                    found.get(TruffleFile.LAST_MODIFIED_TIME),
                    found.get(TruffleFile.UNIX_CTIME));
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return basicStat();
        }
    }

    private FileStat basicStat() throws IOException {
        Attributes found = file.getAttributes(BASIC, LinkOption.NOFOLLOW_LINKS);
        FileType type = FileType.UNKNOWN;
        if (found.get(TruffleFile.IS_DIRECTORY)) {
            type = FileType.DIRECTORY;
        } else if (found.get(TruffleFile.IS_REGULAR_FILE)) {
            type = FileType.REGULAR_FILE;
        } else if (found.get(TruffleFile.IS_SYMBOLIC_LINK)) {
            type = FileType.SYMBOLIC_LINK;
        }
        return FileStat.ofPath(
                file.getAbsoluteFile().normalize().getPath(),
                type,
                found.get(TruffleFile.SIZE),
                found.get(TruffleFile.LAST_ACCESS_TIME),
                found.get(TruffleFile.LAST_MODIFIED_TIME));
    }

    @Override
    List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<TruffleFile> files = file.newDirectoryStream()) {
            for (TruffleFile each : files) {
                names.add(each.getName());
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    @Override
    SeekableByteChannel open(Set<OpenOption> options) throws IOException {
        return file.newByteChannel(options);
    }

    @Override
    void createDirectory() throws IOException {
        file.createDirectory();
    }

    @Override
    void createLink(HostFile existing) throws IOException {
        file.createLink(((ContextFile) existing).file);
    }

    @Override
    void createSymbolicLink(String target) throws IOException {
        TruffleFile empty = file.relativize(file);
        file.createSymbolicLink(empty.resolve(target));
    }

    @Override
    String readSymbolicLink() throws IOException {
        return file.readSymbolicLink().getPath();
    }

    @Override
    void delete() throws IOException {
        file.delete();
    }

    @Override
    void move(HostFile to) throws IOException {
        file.move(
                ((ContextFile) to).file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    void setTimes(FileTimes times) throws IOException {
        if (times.atim() != null) {
            file.setLastAccessTime(times.atim(), LinkOption.NOFOLLOW_LINKS);
        }
        if (times.mtim() != null) {
            file.setLastModifiedTime(times.mtim(), LinkOption.NOFOLLOW_LINKS);
        }
    }
}
