using System.Net.Sockets;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Stages;

/// <summary>
/// Passes bytes through and remembers what went over the wire: how much came, how it began, and how it ended. Libraries above it
/// turn that into their own exceptions, which differ by platform; the bytes do not.
/// </summary>
internal sealed class WireTap(Stream inner) : Stream
{
    private const int Kept = 64;

    private readonly byte[] _first = new byte[Kept];
    private int _firstLength;

    /// <summary>Bytes that came.</summary>
    public long BytesReceived { get; private set; }

    /// <summary>The first bytes that came, at most 64.</summary>
    public ReadOnlySpan<byte> First => _first.AsSpan(0, _firstLength);

    /// <summary>The latest TLS records that came; null if what comes is not looked at as TLS.</summary>
    public TlsRecords? Records { get; init; }

    /// <summary>How the wire ended; null while it has not.</summary>
    public FailureKind? Ended { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var count = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (count == 0 && buffer.Length > 0)
                Ended ??= FailureKind.Closed;
            Remember(buffer.Span[..count]);
            return count;
        }
        catch (IOException error)
        {
            NoteEnd(error);
            throw;
        }
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            await inner.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException error)
        {
            NoteEnd(error);
            throw;
        }
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>What a library's failure really was, as the wire shows it: how it ended, or what came that is no proper answer. Nobody's deadline is explained by it.</summary>
    public Failure Explain(Failure failure) => failure.Kind switch
    {
        FailureKind.Timeout or FailureKind.OutOfBudget or FailureKind.TooLarge => failure,
        FailureKind.ProtocolError when BytesReceived > 0 => failure with { Received = Printable.Of(First) },
        _ => failure with { Kind = Ended ?? failure.Kind },
    };

    private void Remember(ReadOnlySpan<byte> bytes)
    {
        BytesReceived += bytes.Length;
        Records?.Read(bytes);
        var room = Math.Min(Kept - _firstLength, bytes.Length);
        bytes[..room].CopyTo(_first.AsSpan(_firstLength));
        _firstLength += room;
    }

    private void NoteEnd(IOException error)
    {
        if (error.InnerException is SocketException socket)
            Ended ??= FailureClassifier.OfSocket(socket.SocketErrorCode, icmp: null).Kind;
    }
}
