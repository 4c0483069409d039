// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Calls that take paths, but for {@code path_open}. */
final class PathCalls {
    private static final int SIZE = 4;

    private PathCalls() {}

    /** Resolves the text of a parameter relative to the directory of another one. */
    private static ResolvedPath resolve(
            Call call, int directory, long rights, int text, PathResolver.Last last)
            throws IOException {
        Location base = call.directory(directory, rights).location();
        return PathResolver.resolve(base, call.text(text), last);
    }

    /** The same for a name that is to be added or removed. */
    private static ResolvedPath entry(Call call, int directory, long rights, int text)
            throws IOException {
        return resolve(call, directory, rights, text, PathResolver.Last.ENTRY).writable();
    }

    private static PathResolver.Last last(int lookup) {
        return Flags.check(lookup, Flags.LOOKUP_FOLLOW) == Flags.LOOKUP_FOLLOW
                ? PathResolver.Last.FOLLOW
                : PathResolver.Last.NO_FOLLOW;
    }

    static void createDirectory(Call call) throws IOException {
        ResolvedPath path = entry(call, 0, Rights.PATH_CREATE_DIRECTORY, 1);
        requireMissing(path);
        path.location().file().createDirectory();
    }

    private static void requireMissing(ResolvedPath path) {
        if (path.exists()) {
            throw Errno.EXIST.failure();
        }
    }

    static void filestatGet(Call call) throws IOException {
        PathResolver.Last last = last(call.i32(1));
        long result = call.result(4, call.abi.filestatSize());
        ResolvedPath path = resolve(call, 0, Rights.PATH_FILESTAT_GET, 2, last);
        path.require().write(call.memory, result, call.abi);
    }

    static void filestatSetTimes(Call call) throws IOException {
        FileTimes times = FileTimes.of(call.i64(4), call.i64(5), call.i32(6));
        PathResolver.Last last = last(call.i32(1));
        ResolvedPath path = resolve(call, 0, Rights.PATH_FILESTAT_SET_TIMES, 2, last);
        path.writable().require();
        path.location().file().setTimes(times);
    }

    /** Makes a hard link. One to what a symbolic link leads to is refused, as elsewhere. */
    static void link(Call call) throws IOException {
        if (Flags.check(call.i32(1), Flags.LOOKUP_FOLLOW) != 0) {
            throw Errno.INVAL.failure();
        }
        ResolvedPath from = entry(call, 0, Rights.PATH_LINK_SOURCE, 2);
        ResolvedPath to = entry(call, 4, Rights.PATH_LINK_TARGET, 5);
        if (from.require().isDirectory()) {
            throw Errno.PERM.failure();
        }
        requireMissing(to);
        requireNoSlash(to);
        HostFile made = to.location().file();
        made.requireSameKind(from.location().file());
        if (from.stat().isLink()) {
            // Some hosts would make a hard link to what it leads to, which may be anything.
            made.createSymbolicLink(from.location().file().readSymbolicLink());
        } else {
            made.createLink(from.location().file());
        }
    }

    /** What is made is no directory: as in other systems, a slash asks for one that is missing. */
    private static void requireNoSlash(ResolvedPath path) {
        if (path.wantsDirectory()) {
            throw Errno.NOENT.failure();
        }
    }

    static void readlink(Call call) throws IOException {
        long address = call.u32(3);
        long space = call.u32(4);
        call.memory.require(address, space);
        long result = call.result(5, SIZE);
        ResolvedPath path = resolve(call, 0, Rights.PATH_READLINK, 1, PathResolver.Last.NO_FOLLOW);
        if (!path.require().isLink()) {
            throw Errno.INVAL.failure();
        }
        String target = path.location().file().readSymbolicLink();
        if (target.startsWith("/")) {
            // It says where things are on the host, and leads nowhere here.
            throw Errno.NOTCAPABLE.failure();
        }
        byte[] bytes = target.getBytes(StandardCharsets.UTF_8);
        int count = (int) Math.min(bytes.length, space);
        call.memory.write(address, bytes, 0, count);
        call.memory.put32(result, count);
    }

    static void removeDirectory(Call call) throws IOException {
        ResolvedPath path = entry(call, 0, Rights.PATH_REMOVE_DIRECTORY, 1).entry();
        if (!path.require().isDirectory()) {
            throw Errno.NOTDIR.failure();
        }
        path.location().file().delete();
    }

    static void unlinkFile(Call call) throws IOException {
        ResolvedPath path = entry(call, 0, Rights.PATH_UNLINK_FILE, 1);
        if (path.require().isDirectory()) {
            throw Errno.ISDIR.failure();
        }
        path.location().file().delete();
    }

    static void rename(Call call) throws IOException {
        ResolvedPath from = entry(call, 0, Rights.PATH_RENAME_SOURCE, 1).entry();
        ResolvedPath to = entry(call, 3, Rights.PATH_RENAME_TARGET, 4).entry();
        from.location().file().requireSameKind(to.location().file());
        checkRename(from, to);
        if (to.exists() && to.stat().isSameFile(from.stat())) {
            return;
        }
        from.location().file().move(to.location().file());
        call.wasi.files.moved(from.location(), to.location());
    }

    private static void checkRename(ResolvedPath from, ResolvedPath to) {
        boolean directory = from.require().isDirectory();
        if (directory && to.location().isWithin(from.location())) {
            if (!from.location().isWithin(to.location())) {
                throw Errno.INVAL.failure();
            }
        } else if (!to.exists()) {
            if (to.wantsDirectory() && !directory) {
                throw Errno.NOTDIR.failure();
            }
        } else if (to.stat().isDirectory() != directory) {
            throw (directory ? Errno.NOTDIR : Errno.ISDIR).failure();
        }
    }

    /** Makes a symbolic link; one that starts at the root would lead out of the directory. */
    static void symlink(Call call) throws IOException {
        String target = call.text(0);
        ResolvedPath path = entry(call, 2, Rights.PATH_SYMLINK, 3);
        if (target.isEmpty()) {
            throw Errno.NOENT.failure();
        } else if (target.startsWith("/")) {
            throw Errno.NOTCAPABLE.failure();
        }
        requireMissing(path);
        requireNoSlash(path);
        path.location().file().createSymbolicLink(target);
    }
}
