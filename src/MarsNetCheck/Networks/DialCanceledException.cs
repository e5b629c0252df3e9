using System.Net;

namespace MarsNetCheck.Networks;

/// <summary>A TCP connection was given up before it was made.</summary>
public sealed class DialCanceledException : OperationCanceledException
{
    /// <summary>Creates it from the cancellation that ended the attempt.</summary>
    /// <param name="cancellation">The cancellation.</param>
    /// <param name="local">This machine's end of the attempt; null if it came to none or the platform does not tell.</param>
    public DialCanceledException(OperationCanceledException cancellation, IPEndPoint? local)
        : base("The connection was given up before it was made.", cancellation, cancellation?.CancellationToken ?? default) => Local = local;

    /// <summary>This machine's end of the attempt; null if it came to none or the platform does not tell.</summary>
    public IPEndPoint? Local { get; }
}
