// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import java.io.IOException;

/** Calls about open files: bytes, positions, directories, the table itself. */
final class FdCalls {
    private static final int SIZE = 4;
    private static final int FILESIZE = 8;

    private FdCalls() {}

    /** Access patterns are of no use to the host's files: only the parameters are checked. */
    static void advise(Call call) throws IOException {
        Descriptor descriptor = call.descriptor(0, Rights.FD_ADVISE);
        call.offset(1);
        call.offset(2);
        int advice = call.i32(3);
        if (advice < 0 || advice >= Flags.ADVICE_COUNT) {
            throw Errno.INVAL.failure();
        }
        if (descriptor.type() == FileType.DIRECTORY) {
            throw Errno.BADF.failure();
        }
    }

    static void allocate(Call call) throws IOException {
        Descriptor descriptor = call.descriptor(0, Rights.FD_ALLOCATE);
        long offset = call.offset(1);
        long count = call.offset(2);
        if (count == 0) {
            throw Errno.INVAL.failure();
        } else if (offset + count < 0) {
            throw Errno.FBIG.failure();
        }
        descriptor.allocate(offset + count);
    }

    static void close(Call call) throws IOException {
        call.wasi.files.remove(call.i32(0)).close();
    }

    static void datasync(Call call) throws IOException {
        call.descriptor(0, Rights.FD_DATASYNC).sync();
    }

    static void sync(Call call) throws IOException {
        call.descriptor(0, Rights.FD_SYNC).sync();
    }

    static void renumber(Call call) throws IOException {
        Descriptor replaced = call.wasi.files.renumber(call.i32(0), call.i32(1));
        if (replaced != null) {
            replaced.close();
        }
    }

    static void read(Call call) throws IOException {
        Descriptor descriptor = call.descriptor(0, Rights.FD_READ);
        long result = call.result(3, SIZE);
        call.memory.put32(result, IoVectors.of(call, 1).read(descriptor));
    }

    static void pread(Call call) throws IOException {
        Descriptor descriptor = call.descriptor(0, Rights.FD_READ);
        long result = call.result(4, SIZE);
        call.memory.put32(result, IoVectors.of(call, 1).readAt(descriptor, call.offset(3)));
    }

    static void write(Call call) throws IOException {
        Descriptor descriptor = call.descriptor(0, Rights.FD_WRITE);
        long result = call.result(3, SIZE);
        call.memory.put32(result, IoVectors.of(call, 1).write(descriptor));
    }

    static void pwrite(Call call) throws IOException {
        Descriptor descriptor = call.descriptor(0, Rights.FD_WRITE);
        long result = call.result(4, SIZE);
        call.memory.put32(result, IoVectors.of(call, 1).writeAt(descriptor, call.offset(3)));
    }

    static void seek(Call call) throws IOException {
        long offset = call.i64(1);
        Abi.Whence whence = call.abi.whence(call.i32(2));
        boolean tells = offset == 0 && whence == Abi.Whence.CUR;
        Descriptor descriptor = call.descriptor(0, tells ? Rights.FD_TELL : Rights.FD_SEEK);
        long result = call.result(3, FILESIZE);
        call.memory.put64(result, descriptor.seek(offset, whence));
    }

    static void tell(Call call) throws IOException {
        Descriptor descriptor = call.descriptor(0, Rights.FD_TELL);
        long result = call.result(1, FILESIZE);
        call.memory.put64(result, descriptor.seek(0, Abi.Whence.CUR));
    }

    static void readdir(Call call) throws IOException {
        OpenDirectory directory = call.directory(0, Rights.FD_READDIR);
        long address = call.u32(1);
        long space = call.u32(2);
        long cookie = call.i64(3);
        long result = call.result(4, SIZE);
        call.memory.require(address, space);
        DirectoryListing listing = directory.listing(cookie == 0);
        long used = listing.write(directory.location(), call.memory, address, space, cookie);
        call.memory.put32(result, (int) used);
    }
}
