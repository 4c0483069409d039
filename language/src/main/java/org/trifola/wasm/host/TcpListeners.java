// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.host;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Opens sockets that listen where a user says, as {@code ADDRESS:PORT}. */
public final class TcpListeners {
    private static final int MAX_PORT = 0xFFFF;

    private TcpListeners() {}

    /**
     * Opens sockets.
     *
     * @param places where, such as {@code 127.0.0.1:8080} or {@code [::1]:8080}
     * @throws HostTrap if that is impossible somewhere
     */
    public static List<ServerSocketChannel> open(List<String> places) {
        List<ServerSocketChannel> opened = new ArrayList<>();
        for (String place : places) {
            try {
                opened.add(open(place));
            } catch (IOException | IllegalArgumentException e) {
                for (ServerSocketChannel other : opened) {
                    close(other);
                }
                throw new HostTrap("cannot listen on " + place + ": " + e.getMessage());
            }
        }
        return opened;
    }

    private static ServerSocketChannel open(String place) throws IOException {
        InetSocketAddress address = address(place);
        if (address.isUnresolved()) {
            throw new IOException("unknown host");
        }
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(address);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The address of a text; throws {@link IllegalArgumentException} if it is none. */
    private static InetSocketAddress address(String place) {
        int colon = place.lastIndexOf(':');
        int port = -1;
        try {
            port = Integer.parseInt(place.substring(colon + 1));
        } catch (NumberFormatException e) {
            // As if there were none.
        }
        if (colon <= 0 || port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("it is not ADDRESS:PORT");
        }
        String host = place.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        return new InetSocketAddress(bracketed ? host.substring(1, host.length() - 1) : host, port);
    }

    private static void close(ServerSocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It was not used.
        }
    }
}
