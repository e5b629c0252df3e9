using System.Text.Json;
using MarsNetCheck.LabTests.Scenarios;

namespace MarsNetCheck.LabTests;

/// <summary>A lab that tests share: a client, a firewall, a proxy and an internet as network namespaces without a way out.</summary>
public sealed class Lab : IAsyncLifetime
{
    /// <summary>What the scripts end with where no lab can stand.</summary>
    private const int Unfit = 77;

    private static int _labs;

    private readonly string _name = $"t{Environment.ProcessId}n{Interlocked.Increment(ref _labs)}";
    private string? _obstacle;
    private string _root = "";

    /// <summary>The firewall's address on the client's side.</summary>
    public const string Firewall = "10.77.1.1";

    /// <summary>The proxy by its address, for a client without DNS.</summary>
    public const string ProxyAddress = "http://10.77.2.2";

    /// <summary>The proxy by its name.</summary>
    public const string ProxyName = "http://proxy.lab.test";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (!OperatingSystem.IsLinux())
        {
            _obstacle = "network namespaces are of Linux";
            return;
        }
        var up = await ScriptAsync("up", ["--owner", $"{Environment.ProcessId}"]);
        if (up.Status is Unfit or Command.NotFound)
            _obstacle = up.Errors.Trim();
        else if (up.Status != 0)
            throw new InvalidOperationException($"The lab does not come up: {up.Errors}");
        else
            _root = await RootAsync(up.Output.Trim());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_obstacle is null)
            await ScriptAsync("down", []);
    }

    /// <summary>Skips the test where the lab cannot stand; fails it where it has to, in continuous integration.</summary>
    public void Require()
    {
        if (_obstacle is null)
            return;
        if (Environment.GetEnvironmentVariable("CI") is "true" or "1")
            Assert.Fail($"The lab has to stand in continuous integration, but: {_obstacle}");
        Assert.Skip($"No lab: {_obstacle}");
    }

    /// <summary>Puts a fault in until what is returned is disposed. The words after its name are those of lab/fault.</summary>
    internal Task<IAsyncDisposable> FaultAsync(string fault, params string[] targets) => PutInAsync(fault, [fault, "on", .. targets]);

    /// <summary>Puts a fault in, but for the line of its file that holds <paramref name="without"/>; null for all of it.</summary>
    internal Task<IAsyncDisposable> FaultAsync(LabFault fault, string? without) => PutInAsync(fault.Name, fault.Words(without));

    private async Task<IAsyncDisposable> PutInAsync(string name, IEnumerable<string> words)
    {
        Require();
        await SucceedAsync("fault", words);
        return new Undo(async () => await SucceedAsync("fault", [name, "off"]));
    }

    /// <summary>Runs the program's check in the client, on the lab's own authority.</summary>
    internal Task<CheckResult> CheckAsync(params string[] arguments) => CheckAsync(new ClientSetup(), arguments);

    /// <summary>Runs the program's check in a client that is set up in its own way.</summary>
    internal async Task<CheckResult> CheckAsync(ClientSetup setup, params string[] arguments) =>
        CheckResult.Read(await RunAsync(setup, "check", arguments));

    /// <summary>Runs a command of the program in the client; it prints JSON.</summary>
    internal Task<Command> RunAsync(string command, string[] arguments) => RunAsync(new ClientSetup(), command, arguments);

    private async Task<Command> RunAsync(ClientSetup setup, string command, string[] arguments)
    {
        Require();
        return await ScriptAsync("run",
        [
            "--trust", setup.Trust, .. setup.Variables.SelectMany(v => new[] { "--set", v }),
            "--", .. Product(command), .. arguments,
        ]);
    }

    /// <summary>The words of a command of the program that prints JSON, on the lab's own authority.</summary>
    internal string[] Product(string command) => [.. Repository.Program, command, "--format", "json", "--expect-root", _root];

    /// <summary>Runs a command in one of the lab's namespaces.</summary>
    internal async Task<Command> InsideAsync(string role, params string[] command)
    {
        Require();
        return await ScriptAsync("run", ["--in", role, "--", .. command]);
    }

    /// <summary>Runs one of the lab's scripts, for this lab or another.</summary>
    internal Task<Command> ScriptAsync(string script, IEnumerable<string> arguments, string? lab = null) =>
        Command.RunAsync(Path.Combine(Repository.Scripts, script), ["--lab", lab ?? _name, .. arguments]);

    private async Task SucceedAsync(string script, IEnumerable<string> arguments)
    {
        var done = await ScriptAsync(script, arguments);
        if (done.Status != 0)
            throw new InvalidOperationException($"lab/{script} failed: {done.Errors}");
    }

    private static async Task<string> RootAsync(string directory)
    {
        await using var file = File.OpenRead(Path.Combine(directory, "lab.json"));
        using var description = await JsonDocument.ParseAsync(file);
        return description.RootElement.GetProperty("root").GetString()!;
    }

    private sealed class Undo(Func<Task> undo) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await undo();
    }
}
