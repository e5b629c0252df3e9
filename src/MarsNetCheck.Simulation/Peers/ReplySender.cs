namespace MarsNetCheck.Simulation.Peers;

/// <summary>Sends answers at their pace and ends connections as the answers say.</summary>
internal sealed class ReplySender(TimeProvider time)
{
    /// <summary>Sends an answer.</summary>
    /// <returns>True if the connection stays open for the next request.</returns>
    public async Task<bool> SendAsync(Peer peer, Reply reply, CancellationToken cancellationToken)
    {
        if (reply.Delay > TimeSpan.Zero)
            await Task.Delay(reply.Delay, time, cancellationToken);
        var bytes = reply.ToBytes();
        var piece = reply.PieceBytes > 0 ? reply.PieceBytes : bytes.Length;
        for (var sent = 0; sent < bytes.Length; sent += piece)
        {
            if (sent > 0)
                await Task.Delay(reply.Pause, time, cancellationToken);
            await peer.Stream.WriteAsync(bytes.AsMemory(sent, Math.Min(piece, bytes.Length - sent)), cancellationToken);
        }
        return await EndAsync(peer, reply.Ending, cancellationToken);
    }

    private static async Task<bool> EndAsync(Peer peer, ReplyEnding ending, CancellationToken cancellationToken)
    {
        switch (ending)
        {
            case ReplyEnding.Reset:
                peer.Reset();
                return false;
            case ReplyEnding.Hang:
                await peer.HangAsync(cancellationToken);
                return false;
            case ReplyEnding.Close:
                await peer.CloseAsync(cancellationToken);
                return false;
            default:
                return true;
        }
    }
}
