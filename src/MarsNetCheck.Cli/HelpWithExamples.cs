using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace MarsNetCheck.Cli;

/// <summary>The help of a command, then examples of its use.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    private const string InstallStatuses = "0 done, 2 wrong usage, or it could not be done, 130 interrupted.";
    private const string StateStatuses = "0 it runs, 1 it is installed and does not run, 2 wrong usage, 3 it is not installed, or whether it runs cannot be seen.";

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var status = help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in ExamplesOf(parseResult.CommandResult.Command))
            output.WriteLine($"  {example}");
        output.WriteLine();
        output.WriteLine(StatusesOf(parseResult.CommandResult.Command));
        return status;
    }

    private static string StatusesOf(Command command) => command.Name switch
    {
        "proxy" => "Exit status: 0 a route was found, 1 a settings error, 2 wrong usage or input, 3 a source that could win may not be read, 130 interrupted. With --test also as check.",
        "serve" => "Exit status: 0 stopped on request (SIGTERM, or as a service), 2 wrong usage, settings or input, an address in use, 130 stopped by Ctrl+C.",
        "service" => $"Exit status: {InstallStatuses}{Environment.NewLine}That of service status: {StateStatuses}",
        "install" or "uninstall" => $"Exit status: {InstallStatuses}",
        "status" => $"Exit status: {StateStatuses}",
        _ => "Exit status: 0 ready, 1 blocked, 2 wrong usage or input, 3 inconclusive, 130 interrupted.",
    };

    private static string[] ExamplesOf(Command command) => command.Name switch
    {
        "check" =>
        [
            "marsnetcheck check --region westeurope",
            "marsnetcheck check --region westeurope --proxy http://proxy.contoso.test:8080",
            "marsnetcheck check --format json --output report.json --format table",
            "marsnetcheck check --format flows --output ticket.md --format table",
            "marsnetcheck check --only auth --timeout 2 --strict",
            "marsnetcheck check --expect proxy.auth-required",
            "marsnetcheck check --as-system",
        ],
        "proxy" =>
        [
            "marsnetcheck proxy",
            "marsnetcheck proxy --url https://login.microsoftonline.com/ --test",
            "marsnetcheck proxy --proxy-settings system.reg --agent-proxy none",
            "marsnetcheck proxy --format json --output proxy.json",
        ],
        "demo" =>
        [
            "marsnetcheck demo",
            "marsnetcheck demo --list",
            "marsnetcheck demo proxy-auth-negotiate --format json",
            "marsnetcheck demo tcp-prohibited --format flows",
        ],
        "diagnose" =>
        [
            "marsnetcheck diagnose report.json",
            "marsnetcheck diagnose report.json --verbose",
            "marsnetcheck diagnose report.json --format flows",
            "marsnetcheck diagnose report.json --format json --output again.json",
        ],
        "serve" =>
        [
            "marsnetcheck serve --region westeurope",
            "marsnetcheck serve --region westeurope --every 5m --history /var/lib/marsnetcheck",
            "marsnetcheck serve --config marsnetcheck.json --listen http://127.0.0.1:9400",
            "marsnetcheck serve --demo proxy-auth-negotiate",
        ],
        "service" =>
        [
            "marsnetcheck service install --region westeurope",
            "marsnetcheck service status",
            "marsnetcheck service uninstall",
        ],
        "install" =>
        [
            "marsnetcheck service install --region westeurope",
            "marsnetcheck service install --region westeurope --every 1h --no-start",
            "marsnetcheck service install --demo proxy-auth-negotiate",
        ],
        "uninstall" =>
        [
            "marsnetcheck service uninstall",
            "marsnetcheck service uninstall --purge",
        ],
        "status" =>
        [
            "marsnetcheck service status",
        ],
        "catalog" =>
        [
            "marsnetcheck catalog",
            "marsnetcheck catalog --cloud usgov --format json",
            "marsnetcheck catalog --region westeurope",
            "marsnetcheck catalog --catalog endpoints.json",
        ],
        _ =>
        [
            "marsnetcheck                              check this server, as 'check' does",
            "marsnetcheck check --region westeurope    the same with the vault's own region",
            "marsnetcheck proxy                        show which proxy MARS takes, and why",
            "marsnetcheck demo                         see a run without a network",
            "marsnetcheck diagnose report.json         judge a saved report again",
            "marsnetcheck serve --region westeurope    check again and again, and show it in a browser",
            "marsnetcheck check --help                 all options of a command",
        ],
    };
}
