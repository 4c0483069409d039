// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A file of the host, for programs without a polyglot context. */
final class PathFile extends HostFile {
    private static final String UNIX =
            "unix:mode,dev,ino,nlink,size,lastAccessTime,lastModifiedTime,ctime";

    private final Path path;

    PathFile(Path path) {
        this.path = path;
    }

    @Override
    HostFile child(String name) {
        Path child = path.resolve(name);
        if (!child.getFileName().toString().equals(name)) {
            throw Errno.INVAL.failure();
        }
        return new PathFile(child);
    }

    @Override
    HostFile parent() {
        Path parent = path.getParent();
        return parent == null ? null : new PathFile(parent);
    }

    @Override
    boolean startsWith(HostFile other) {
        return other instanceof PathFile above && path.startsWith(above.path);
    }

    @Override
    FileStat stat() throws IOException {
        try {
            Map<String, Object> found = Files.readAttributes(path, UNIX, LinkOption.NOFOLLOW_LINKS);
            return FileStat.ofUnix(
                    (Integer) found.get("mode"),
                    (Long) found.get("dev"),
                    (Long) found.get("ino"),
                    (Integer) found.get("nlink"),
                    (Long) found.get("size"),
                    (FileTime) found.get("lastAccessTime"),
                    (FileTime) found.get("lastModifiedTime"),
                    (FileTime) found.get("ctime"));
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return basicStat();
        }
    }

    private FileStat basicStat() throws IOException {
        BasicFileAttributes found =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        FileType type = FileType.UNKNOWN;
        if (found.isDirectory()) {
            type = FileType.DIRECTORY;
        } else if (found.isRegularFile()) {
            type = FileType.REGULAR_FILE;
        } else if (found.isSymbolicLink()) {
            type = FileType.SYMBOLIC_LINK;
        }
        return FileStat.ofPath(
                path.toAbsolutePath().normalize().toString(),
                type,
                found.size(),
                found.lastAccessTime(),
                found.lastModifiedTime());
    }

    @Override
    List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path each : files) {
                names.add(each.getFileName().toString());
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    @Override
    SeekableByteChannel open(Set<OpenOption> options) throws IOException {
        return Files.newByteChannel(path, options);
    }

    @Override
    void createDirectory() throws IOException {
        Files.createDirectory(path);
    }

    @Override
    void createLink(HostFile existing) throws IOException {
        Files.createLink(path, ((PathFile) existing).path);
    }

    @Override
    void createSymbolicLink(String target) throws IOException {
        Files.createSymbolicLink(path, path.getFileSystem().getPath(target));
    }

    @Override
    String readSymbolicLink() throws IOException {
        return Files.readSymbolicLink(path).toString();
    }

    @Override
    void delete() throws IOException {
        Files.delete(path);
    }

    @Override
    void move(HostFile to) throws IOException {
        Files.move(
                path,
                ((PathFile) to).path,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    void setTimes(FileTimes times) throws IOException {
        Files.getFileAttributeView(path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setTimes(times.mtim(), times.atim(), null);
    }
}
