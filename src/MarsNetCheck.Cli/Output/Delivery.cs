using MarsNetCheck.Cli.Options;
using MarsNetCheck.Cli.Screens;

namespace MarsNetCheck.Cli.Output;

/// <summary>What a command was asked to hand over: files are opened before it begins and written when it is done.</summary>
internal sealed class Delivery : IDisposable
{
    private readonly ReportChoice _choice;
    private readonly Terminal _terminal;
    private readonly List<(ReportTarget Target, OutputFile? File)> _targets = [];

    private Delivery(ReportChoice choice, Terminal terminal)
    {
        _choice = choice;
        _terminal = terminal;
    }

    /// <summary>Opens every file.</summary>
    /// <exception cref="UsageException">One cannot be written.</exception>
    public static Delivery Prepare(ReportChoice choice, Terminal terminal)
    {
        var delivery = new Delivery(choice, terminal);
        try
        {
            foreach (var target in choice.Targets)
                delivery._targets.Add((target, target.Path is { } path ? OutputFile.Open(path, choice.Force ? ReplaceRule.Always : ReplaceRule.Reports) : null));
            return delivery;
        }
        catch
        {
            delivery.Dispose();
            throw;
        }
    }

    /// <summary>Hands a report over and gives the exit status.</summary>
    public Task<int> CompleteAsync(Report report) => CompleteAsync(new ReportDocument(report, _choice.Expectation));

    /// <summary>Hands a document over and gives the exit status.</summary>
    public async Task<int> CompleteAsync(IDocument document)
    {
        var status = document.Status;
        foreach (var (target, file) in _targets)
            status = ExitStatus.Worse(status, await HandOverAsync(document, target, file));
        if (_choice.Detail != Detail.Quiet && _targets.TrueForAll(t => t.File is not null) && status != ExitStatus.Usage)
            await _terminal.Error.WriteLineAsync(PrintableText.OneLine($"{document.Summary} Written to {string.Join(", ", _choice.Targets.Select(t => t.Path))}."));
        return status;
    }

    public void Dispose()
    {
        foreach (var (_, file) in _targets)
            file?.Dispose();
    }

    private async Task<int> HandOverAsync(IDocument document, ReportTarget target, OutputFile? file)
    {
        try
        {
            using var content = new MemoryStream();
            await WriteAsync(document, target, content);
            var bytes = content.GetBuffer().AsMemory(0, (int)content.Length);
            await (file?.WriteAsync(bytes) ?? _terminal.WriteAsync(bytes));
            return ExitStatus.Ready;
        }
        catch (UsageException e)
        {
            _terminal.Complain(e.Message);
            return ExitStatus.Usage;
        }
    }

    private Task WriteAsync(IDocument document, ReportTarget target, Stream output)
    {
        if (string.Equals(target.Format, "json", StringComparison.Ordinal))
            return document.WriteJsonAsync(output);
        if (string.Equals(target.Format, ReportOptions.FlowsFormat, StringComparison.Ordinal))
            return document.WriteFlowsAsync(output);
        if (string.Equals(target.Format, ReportOptions.PrometheusFormat, StringComparison.Ordinal))
            return document.WritePrometheusAsync(output);
        return document.WriteTableAsync(target.Path is null ? ScreenLayout.For(_terminal, _choice) : ScreenLayout.ForFile(_choice), output);
    }
}
