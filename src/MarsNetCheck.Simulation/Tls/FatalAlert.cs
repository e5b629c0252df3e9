namespace MarsNetCheck.Simulation.Tls;

/// <summary>Answers a ClientHello with a fatal alert, which needs no TLS session.</summary>
internal static class FatalAlert
{
    private const byte AlertRecord = 21;
    private const byte Fatal = 2;

    /// <summary>Sends one plain fatal alert record.</summary>
    /// <param name="transport">The connection, before any TLS server took it.</param>
    /// <param name="description">An alert number, for example <c>AlertDescription.unrecognized_name</c> (112).</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static ValueTask SendAsync(Stream transport, short description, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentOutOfRangeException.ThrowIfNegative(description);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(description, byte.MaxValue);
        return transport.WriteAsync(new byte[] { AlertRecord, 3, 3, 0, 2, Fatal, (byte)description }, cancellationToken);
    }
}
