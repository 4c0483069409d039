// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Finds what a path of the program's means, name by name, so that nothing outside the directory
 * that the path is relative to is reached: absolute paths and absolute symbolic links are refused,
 * and {@code ..} does not leave that directory. The host is only ever asked about one name at a
 * time in directories that are known not to be symbolic links.
 *
 * <p>Between this and the use of the result, nobody may put a symbolic link into the path: {@link
 * PathLock} takes care of programs in this process. Other processes are trusted, as the directory
 * was given to them too.
 */
final class PathResolver {
    /** Number of symbolic links that are followed for one path. */
    static final int MAX_LINKS = 40;

    /** What happens to a symbolic link at the end of the path. */
    enum Last {
        /** It is followed. */
        FOLLOW,
        /** It is meant itself, unless a slash comes after it. */
        NO_FOLLOW,
        /** It is meant itself: for calls that add and remove names. */
        ENTRY
    }

    private final int floor;
    private final Deque<String> pending = new ArrayDeque<>();
    private Location at;
    private int links;

    /** Whether the path asks for a directory by what comes after its last name. */
    private boolean wantsDirectory;

    private PathResolver(Location base) {
        this.at = base;
        this.floor = base.names().size();
    }

    /**
     * Resolves a path.
     *
     * @param base the directory that it is relative to
     * @param last what happens to a symbolic link at its end
     * @return what is there; something that does not exist if only the last name is missing
     */
    static ResolvedPath resolve(Location base, String path, Last last) throws IOException {
        FileStat baseStat = checkDirectory(base);
        PathResolver resolver = new PathResolver(base);
        resolver.push(path);
        return resolver.walk(baseStat, last);
    }

    /**
     * Checks that a directory, which was found before, still has no symbolic link in its path.
     *
     * @return what is known of it
     */
    static FileStat checkDirectory(Location directory) throws IOException {
        Location at = Location.of(directory.root());
        FileStat stat = at.root().check();
        for (String name : directory.names()) {
            at = at.resolve(name);
            stat = at.file().stat();
            if (!stat.isDirectory()) {
                throw Errno.NOTDIR.failure();
            }
        }
        return stat;
    }

    /** Puts the names of a path before those that are still to be found. */
    private void push(String path) {
        if (path.isEmpty()) {
            throw Errno.NOENT.failure();
        } else if (path.charAt(0) == '/') {
            throw Errno.NOTCAPABLE.failure();
        }
        if (pending.isEmpty()) {
            wantsDirectory |= asksForDirectory(path);
        }
        int end = path.length();
        while (end > 0) {
            int start = path.lastIndexOf('/', end - 1) + 1;
            String name = path.substring(start, end);
            if (!name.isEmpty() && !name.equals(".")) {
                pending.push(name);
            }
            end = start - 1;
        }
    }

    private static boolean asksForDirectory(String path) {
        return path.endsWith("/")
                || path.equals(".")
                || path.endsWith("/.")
                || path.equals("..")
                || path.endsWith("/..");
    }

    private ResolvedPath walk(FileStat baseStat, Last last) throws IOException {
        FileStat stat = baseStat;
        boolean named = false;
        while (!pending.isEmpty()) {
            String name = pending.pop();
            named = !name.equals("..");
            if (named) {
                stat = enter(name, last);
            } else {
                leave();
                stat = null;
            }
        }
        if (!named && stat == null) {
            stat = at.file().stat();
        }
        if (stat != null && wantsDirectory && !stat.isDirectory()) {
            throw Errno.NOTDIR.failure();
        }
        return new ResolvedPath(at, stat, named, wantsDirectory);
    }

    /** Goes to a name of the present directory; null if it is the last one and does not exist. */
    private FileStat enter(String name, Last last) throws IOException {
        Location next = at.resolve(name);
        FileStat stat = next.file().existing();
        boolean end = pending.isEmpty();
        if (stat == null && !end) {
            throw Errno.NOENT.failure();
        }
        if (stat != null && stat.isLink() && (!end || follows(last))) {
            follow(next);
            return at.file().stat();
        }
        if (!end && !stat.isDirectory()) {
            throw Errno.NOTDIR.failure();
        }
        at = next;
        return stat;
    }

    private boolean follows(Last last) {
        return last == Last.FOLLOW || last == Last.NO_FOLLOW && wantsDirectory;
    }

    private void follow(Location link) throws IOException {
        if (++links > MAX_LINKS) {
            throw Errno.LOOP.failure();
        }
        push(link.file().readSymbolicLink());
    }

    private void leave() {
        if (at.names().size() == floor) {
            throw Errno.NOTCAPABLE.failure();
        }
        at = at.parent();
    }
}
