// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import org.trifola.wasi.MemoryFileSystem.DirectoryNode;
import org.trifola.wasi.MemoryFileSystem.LinkNode;
import org.trifola.wasi.MemoryFileSystem.Node;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A place in a file system in memory. */
final class MemoryFile extends HostFile {
    private static final int MAX_NAME = 255;

    /** Most names on the way to a file. */
    private static final int MAX_DEPTH = 256;

    private final MemoryFileSystem system;
    private final MemoryFile parent;
    private final String name;
    private final int names;

    private MemoryFile(MemoryFileSystem system, MemoryFile parent, String name) {
        this.system = system;
        this.parent = parent;
        this.name = name;
        this.names = parent == null ? 0 : parent.names + 1;
    }

    /** The top of a file system. */
    static MemoryFile root(MemoryFileSystem system) {
        return new MemoryFile(system, null, "");
    }

    @Override
    HostFile child(String child) {
        if (child.length() > MAX_NAME || names == MAX_DEPTH) {
            throw Errno.NAMETOOLONG.failure();
        }
        return new MemoryFile(system, this, child);
    }

    @Override
    HostFile parent() {
        return parent;
    }

    @Override
    boolean startsWith(HostFile other) {
        if (!(other instanceof MemoryFile above) || above.system != system) {
            return false;
        }
        MemoryFile at = this;
        while (at.names > above.names) {
            at = at.parent;
        }
        MemoryFile same = above;
        while (at.parent != null && same.parent != null && at.name.equals(same.name)) {
            at = at.parent;
            same = same.parent;
        }
        return at.parent == null && same.parent == null;
    }

    /** What is there, or null. To be called with the system's monitor. */
    private Node find() throws IOException {
        return parent == null ? system.root : parent.directory().entries.get(name);
    }

    private Node node() throws IOException {
        Node found = find();
        if (found == null) {
            throw new NoSuchFileException(name);
        }
        return found;
    }

    private DirectoryNode directory() throws IOException {
        if (node() instanceof DirectoryNode directory) {
            return directory;
        }
        throw new FileSystemException(name, null, "Not a directory");
    }

    @Override
    FileStat stat() throws IOException {
        synchronized (system) {
            Node node = node();
            return new FileStat(
                    system.device,
                    node.ino,
                    node.type,
                    node.nlink,
                    node.size(),
                    node.atim,
                    node.mtim,
                    node.ctim,
                    false);
        }
    }

    @Override
    List<String> names() throws IOException {
        synchronized (system) {
            return new ArrayList<>(directory().entries.keySet());
        }
    }

    @Override
    SeekableByteChannel open(Set<OpenOption> options) throws IOException {
        synchronized (system) {
            if (options.contains(StandardOpenOption.CREATE_NEW)) {
                add(new MemoryContents(system));
            }
            if (!(node() instanceof MemoryContents contents)) {
                throw new FileSystemException(name, null, "Is a directory");
            }
            if (options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
                contents.truncate(0);
            }
            boolean writes = options.contains(StandardOpenOption.WRITE);
            boolean reads = options.contains(StandardOpenOption.READ);
            return new MemoryChannel(contents, reads || !writes, writes);
        }
    }

    /** Gives something this name. */
    private void add(Node node) throws IOException {
        if (parent == null || find() != null) {
            throw new FileAlreadyExistsException(name);
        }
        system.take(MemoryFileSystem.entrySize(name));
        parent.directory().entries.put(name, node);
        parent.directory().touch();
    }

    /** Takes this name away. */
    private void remove() throws IOException {
        parent.directory().entries.remove(name);
        parent.directory().touch();
        system.free(MemoryFileSystem.entrySize(name));
    }

    @Override
    void createDirectory() throws IOException {
        synchronized (system) {
            add(new DirectoryNode(system.nextNumber()));
        }
    }

    @Override
    void createLink(HostFile existing) throws IOException {
        MemoryFile other = (MemoryFile) existing;
        requireSameSystem(other);
        synchronized (system) {
            if (!(other.node() instanceof MemoryContents contents)) {
                throw new FileSystemException(name, null, "Operation not permitted");
            }
            add(contents);
            synchronized (contents) {
                contents.nlink++;
            }
        }
    }

    private void requireSameSystem(MemoryFile other) {
        if (other.system != system) {
            throw Errno.XDEV.failure();
        }
    }

    @Override
    void createSymbolicLink(String target) throws IOException {
        synchronized (system) {
            system.take(target.length());
            try {
                add(new LinkNode(system.nextNumber(), target));
            } catch (IOException e) {
                system.free(target.length());
                throw e;
            }
        }
    }

    @Override
    String readSymbolicLink() throws IOException {
        synchronized (system) {
            if (node() instanceof LinkNode link) {
                return link.target;
            }
            throw new NotLinkException(name);
        }
    }

    @Override
    void delete() throws IOException {
        synchronized (system) {
            Node node = node();
            if (parent == null) {
                throw new FileSystemException(name, null, "Resource busy");
            }
            checkEmpty(node);
            remove();
            removed(node);
        }
    }

    private void checkEmpty(Node node) throws IOException {
        if (node instanceof DirectoryNode directory && !directory.entries.isEmpty()) {
            throw new DirectoryNotEmptyException(name);
        }
    }

    private void removed(Node node) {
        if (node instanceof MemoryContents contents) {
            contents.unlinked();
        } else if (node instanceof LinkNode link) {
            system.free(link.target.length());
        }
    }

    @Override
    void move(HostFile to) throws IOException {
        MemoryFile target = (MemoryFile) to;
        requireSameSystem(target);
        synchronized (system) {
            Node node = node();
            if (parent == null || target.parent == null) {
                throw new FileSystemException(name, null, "Resource busy");
            }
            Node replaced = target.find();
            checkEmpty(replaced);
            if (replaced != null) {
                target.remove();
                removed(replaced);
            }
            target.add(node);
            remove();
        }
    }

    @Override
    void setTimes(FileTimes times) throws IOException {
        synchronized (system) {
            Node node = node();
            if (times.atim() != null) {
                node.atim = times.atim().to(TimeUnit.NANOSECONDS);
            }
            if (times.mtim() != null) {
                node.mtim = times.mtim().to(TimeUnit.NANOSECONDS);
            }
            node.ctim = Clocks.realtime();
        }
    }
}
