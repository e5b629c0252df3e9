using MarsNetCheck.Hosting.History;
using MarsNetCheck.Hosting.Settings;

namespace MarsNetCheck.Hosting.Tests.History;

public sealed class MemoryHistoryTests : HistoryTests
{
    private protected override IReportHistory Create(HistorySettings settings) => new MemoryHistory(settings, Time);
}
