using MarsNetCheck.Facts;

namespace MarsNetCheck.Stages;

/// <summary>Carries a failure that a stage has already recognized out of its action.</summary>
internal sealed class StageException(Failure failure, Exception? inner = null) : Exception("A stage failed.", inner)
{
    /// <summary>The failure.</summary>
    public Failure Failure { get; } = failure;
}
