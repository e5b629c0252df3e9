using System.Buffers;
using Org.BouncyCastle.Tls;

namespace MarsNetCheck.Simulation.Tls;

/// <summary>
/// The server side of a TLS connection as a stream, with the TLS work done in managed code. One read and one write may
/// run at the same time. Nothing is held back: a write is complete when the transport took every byte of it, and at most
/// one transport read of cipher text is taken in ahead of the reader.
/// </summary>
/// <remarks>
/// The cryptography runs under a lock that is never held over an await; transport writes take turns, so records leave in
/// the order they were made. Disposing ends the transport at once, without close_notify (a cut connection);
/// <see cref="ShutdownAsync"/> ends it politely first.
/// </remarks>
internal sealed class ServerTlsStream : Stream
{
    private const int TransportChunkBytes = 16 * 1024;
    private const int PlainChunkBytes = 16 * 1024;

    private readonly Stream _transport;
    private readonly TlsServerProtocol _protocol = new();
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _receiveTurn = new(1, 1);
    private readonly SemaphoreSlim _sendTurn = new(1, 1);
    private readonly byte[] _received = new byte[TransportChunkBytes];
    private readonly byte[] _sending = new byte[TransportChunkBytes];
    private bool _transportEnded;
    private bool _sendFailed;
    private bool _disposed;

    private ServerTlsStream(Stream transport) => _transport = transport;

    /// <inheritdoc/>
    public override bool CanRead => !_disposed;

    /// <inheritdoc/>
    public override bool CanWrite => !_disposed;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Does the handshake as the server. The stream owns the transport only when this succeeds.</summary>
    /// <param name="transport">The connection.</param>
    /// <param name="server">The settings of this one connection.</param>
    /// <param name="alreadyRead">Bytes already taken from the connection, as <see cref="ClientHelloPeek"/> does.</param>
    /// <param name="cancellationToken">Ends the handshake.</param>
    /// <exception cref="IOException">
    /// The handshake failed (a <see cref="TlsFatalAlert"/> raised here, already sent to the client, or a
    /// <see cref="TlsFatalAlertReceived"/> from the client), or the connection ended.
    /// </exception>
    public static async Task<ServerTlsStream> AcceptAsync(
        Stream transport, TlsServer server, ReadOnlyMemory<byte> alreadyRead = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentNullException.ThrowIfNull(server);
        var stream = new ServerTlsStream(transport);
        stream._protocol.Accept(server);
        if (!alreadyRead.IsEmpty)
        {
            await stream.OfferAsync(alreadyRead.ToArray(), alreadyRead.Length, cancellationToken);
        }

        while (stream._protocol.IsHandshaking)
        {
            if (!await stream.ReceiveAsync(cancellationToken))
            {
                throw new EndOfStreamException("The client closed the connection during the TLS handshake.");
            }
        }

        return stream._protocol.IsConnected
            ? stream
            : throw new IOException("The client ended TLS during the handshake.");
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (buffer.IsEmpty)
        {
            return 0;
        }

        await _receiveTurn.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                lock (_gate)
                {
                    var available = _protocol.GetAvailableInputBytes();
                    if (available > 0)
                    {
                        return TakePlainText(buffer.Span[..Math.Min(available, buffer.Length)]);
                    }

                    if (_protocol.IsClosed || _transportEnded)
                    {
                        return 0;
                    }
                }

                await ReceiveAsync(cancellationToken);
            }
        }
        finally
        {
            _receiveTurn.Release();
        }
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        while (!buffer.IsEmpty)
        {
            var chunk = buffer[..Math.Min(buffer.Length, PlainChunkBytes)];
            lock (_gate)
            {
                if (_protocol.IsClosed)
                {
                    throw new IOException("TLS is closed.");
                }

                _protocol.WriteApplicationData(chunk.Span);
            }

            await SendPendingAsync(cancellationToken);
            buffer = buffer[chunk.Length..];
        }
    }

    /// <summary>Sends close_notify. Nothing can be written after it; the transport stays open until disposal.</summary>
    public async ValueTask ShutdownAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        lock (_gate)
        {
            _protocol.Close();
        }

        await SendPendingAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public override void Flush()
    {
        // Every write goes to the transport at once.
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Not supported: this stream is asynchronous only.</summary>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Not supported: this stream is asynchronous only.</summary>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (!_disposed)
        {
            _disposed = true;
            await _transport.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            _transport.Dispose();
        }

        base.Dispose(disposing);
    }

    // The protocol reads into arrays only. Called under the lock, by the one reader that has the turn.
    private int TakePlainText(Span<byte> destination)
    {
        var rented = ArrayPool<byte>.Shared.Rent(destination.Length);
        try
        {
            var count = _protocol.ReadInput(rented, 0, destination.Length);
            rented.AsSpan(0, count).CopyTo(destination);
            return count;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private async ValueTask<bool> ReceiveAsync(CancellationToken cancellationToken)
    {
        var count = await _transport.ReadAsync(_received, cancellationToken);
        if (count == 0)
        {
            // Without close_notify this is a truncation; the reader sees the end of the stream, as most servers treat it.
            _transportEnded = true;
            return false;
        }

        await OfferAsync(_received, count, cancellationToken);
        return true;
    }

    private async ValueTask OfferAsync(byte[] cipherText, int count, CancellationToken cancellationToken)
    {
        try
        {
            lock (_gate)
            {
                _protocol.OfferInput(cipherText, 0, count);
            }
        }
        catch (IOException)
        {
            // The protocol has its own alert ready; the client must see it, but a failure to send must not hide the cause.
            await TrySendPendingAsync(cancellationToken);
            throw;
        }

        await SendPendingAsync(cancellationToken);
    }

    private async ValueTask TrySendPendingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await SendPendingAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The connection is gone or given up: the caller reports the TLS failure itself.
        }
    }

    private async ValueTask SendPendingAsync(CancellationToken cancellationToken)
    {
        await _sendTurn.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                if (_sendFailed)
                {
                    throw new IOException("An earlier write to the connection did not complete.");
                }

                int count;
                lock (_gate)
                {
                    count = Math.Min(_protocol.GetAvailableOutputBytes(), _sending.Length);
                    if (count == 0)
                    {
                        return;
                    }

                    count = _protocol.ReadOutput(_sending, 0, count);
                }

                // A write cut short has left half a record behind: no later write may follow it.
                _sendFailed = true;
                await _transport.WriteAsync(_sending.AsMemory(0, count), cancellationToken);
                _sendFailed = false;
            }
        }
        finally
        {
            _sendTurn.Release();
        }
    }
}
