// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/** {@code path_open}. */
final class PathOpen {
    private static final int FD = 4;

    private final OpenDirectory directory;
    private final int how;
    private final int flags;
    private final long requested;
    private final ResolvedPath path;

    private PathOpen(Call call) throws IOException {
        directory = call.directory(0, Rights.PATH_OPEN);
        how = Flags.check(call.i32(4), Flags.O_ALL);
        flags = Flags.check(call.i32(7), Flags.FD_ALL);
        requested = call.i64(5) & Rights.ALL;
        checkParameters(call.i64(6) & Rights.ALL);
        path = PathResolver.resolve(directory.location(), call.text(2), last(call.i32(1)));
    }

    static void open(Call call) throws IOException {
        long result = call.result(8, FD);
        call.wasi.files.requireRoom();
        Descriptor opened = new PathOpen(call).open();
        call.memory.put32(result, call.wasi.files.addOrClose(opened));
    }

    private void checkParameters(long requestedInheriting) {
        if (((requested | requestedInheriting) & ~directory.inheriting()) != 0) {
            throw Errno.NOTCAPABLE.failure();
        } else if (has(Flags.O_CREAT) && has(Flags.O_DIRECTORY)) {
            throw Errno.INVAL.failure();
        }
        directory.require(has(Flags.O_CREAT) ? Rights.PATH_CREATE_FILE : 0);
        directory.require(has(Flags.O_TRUNC) ? Rights.PATH_FILESTAT_SET_SIZE : 0);
    }

    /** With {@code O_CREAT | O_EXCL}, even a symbolic link that leads nowhere is in the way. */
    private PathResolver.Last last(int lookup) {
        boolean follow = (Flags.check(lookup, Flags.LOOKUP_FOLLOW) & Flags.LOOKUP_FOLLOW) != 0;
        if (has(Flags.O_CREAT) && has(Flags.O_EXCL)) {
            return PathResolver.Last.ENTRY;
        }
        return follow ? PathResolver.Last.FOLLOW : PathResolver.Last.NO_FOLLOW;
    }

    private boolean has(int flag) {
        return (how & flag) != 0;
    }

    private Descriptor open() throws IOException {
        if (!path.exists()) {
            return create();
        } else if (has(Flags.O_CREAT) && has(Flags.O_EXCL)) {
            throw Errno.EXIST.failure();
        }
        FileStat stat = path.stat();
        if (stat.isLink()) {
            throw Errno.LOOP.failure();
        } else if (stat.isDirectory()) {
            return openDirectory();
        } else if (has(Flags.O_DIRECTORY)) {
            throw Errno.NOTDIR.failure();
        } else if (stat.fifo() || stat.type() == FileType.SOCKET_STREAM) {
            // Opening waits for whoever has the other end.
            throw Errno.NOTSUP.failure();
        }
        return openFile(Set.of());
    }

    private Descriptor create() throws IOException {
        if (!has(Flags.O_CREAT)) {
            throw Errno.NOENT.failure();
        } else if (path.wantsDirectory()) {
            throw Errno.ISDIR.failure();
        }
        path.writable();
        try {
            return openFile(Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        } catch (FileAlreadyExistsException e) {
            if (has(Flags.O_EXCL)) {
                throw e;
            }
            return openFile(Set.of());
        }
    }

    private Descriptor openDirectory() {
        if ((requested & Rights.FD_WRITE) != 0 || has(Flags.O_TRUNC) || has(Flags.O_CREAT)) {
            throw Errno.ISDIR.failure();
        }
        long inheriting = directory.inheriting();
        return new OpenDirectory(
                path.location(), false, Rights.DIRECTORY & inheriting, inheriting, flags);
    }

    private Descriptor openFile(Set<StandardOpenOption> more) throws IOException {
        Set<OpenOption> options = new HashSet<>(more);
        options.add(LinkOption.NOFOLLOW_LINKS);
        boolean writes = (requested & Rights.WRITING) != 0 || has(Flags.O_TRUNC);
        if (writes) {
            path.writable();
            options.add(StandardOpenOption.WRITE);
        }
        if ((requested & Rights.FD_READ) != 0 || !writes) {
            options.add(StandardOpenOption.READ);
        }
        if (has(Flags.O_TRUNC) && path.exists()) {
            options.add(StandardOpenOption.TRUNCATE_EXISTING);
        }
        if ((flags & (Flags.FD_SYNC | Flags.FD_RSYNC)) != 0) {
            options.add(StandardOpenOption.SYNC);
        } else if ((flags & Flags.FD_DSYNC) != 0) {
            options.add(StandardOpenOption.DSYNC);
        }
        SeekableByteChannel channel = path.location().file().open(options);
        return describe(channel);
    }

    private Descriptor describe(SeekableByteChannel channel) throws IOException {
        try {
            return new OpenFile(
                    channel,
                    path.location(),
                    path.location().file().stat(),
                    Rights.ofFile(requested, directory.inheriting()),
                    0,
                    flags);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }
}
