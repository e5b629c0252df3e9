using System.Globalization;
using Acornima.Ast;
using Jint;
using Jint.Native;
using Interpreter = Jint.Engine;

namespace MarsNetCheck.Pac;

/// <summary>A script read once, to be run any number of times. Each run has an interpreter of its own: no answer depends on the order of the questions.</summary>
internal sealed class PacProgram
{
    private const string Entry = "FindProxyForURL";
    private const string EntryEx = "FindProxyForURLEx";

    private readonly Prepared<Script> _script;
    private readonly PacLimits _limits;
    private readonly ShellPatterns _patterns;
    private readonly bool _mentionsEx;

    private PacProgram(Prepared<Script> script, bool mentionsEx, PacLimits limits)
    {
        _script = script;
        _limits = limits;
        _patterns = new ShellPatterns(limits.Pattern);
        _mentionsEx = mentionsEx;
    }

    /// <summary>Reads a script.</summary>
    /// <exception cref="ScriptPreparationException">It is none.</exception>
    public static PacProgram Read(string text, PacLimits limits)
    {
        JintStart.Once();
        var mentionsEx = text.Contains(EntryEx, StringComparison.Ordinal);
        try
        {
            return new PacProgram(Prepare(text, limits), mentionsEx, limits);
        }
        catch (ScriptPreparationException error) when (error.InnerException is null or ScriptPreparationException)
        {
            // Nested deeper than the interpreter takes, which a chain of 300 "||" already is.
            return new PacProgram(Prepare(ChainFlattener.Flatten(text), limits), mentionsEx, limits);
        }
    }

    /// <summary>Runs the script and asks its entry point.</summary>
    /// <exception cref="MissingNameException">The script lacks a name.</exception>
    /// <exception cref="JintException">The script failed.</exception>
    public PacAnswer Run(PacCall call, DateTimeOffset now, TimeZoneInfo zone, CancellationToken stop)
    {
        var engine = new Interpreter(options => Bound(options, now, zone, stop));
        ScriptGuards.Install(engine);
        var functions = new PacFunctions(engine, call, _patterns);
        functions.DefineNetscape();
        // WinHTTP has these only beside the entry point that is made for them.
        if (_mentionsEx)
            functions.DefineMicrosoft();
        engine.Execute(_script);
        var entry = FunctionOf(engine, EntryEx) ?? FunctionOf(engine, Entry);
        return Understand(entry is null ? null : engine.Call(entry, call.Url, call.Host));
    }

    private PacAnswer Understand(JsValue? value)
    {
        if (value is null)
            return PacAnswer.Failed(new PacError(PacErrorKind.NoEntryPoint));
        if (!value.IsString())
            return PacAnswer.Failed(new PacError(PacErrorKind.BadAnswer, value.Type.ToString().ToLowerInvariant()));
        var text = value.AsString();
        var raw = Scrub.Text(text, _limits.TextLength);
        if (text.AsSpan().ContainsAnyExceptInRange('\t', '~'))
            return PacAnswer.Failed(new PacError(PacErrorKind.BadAnswer, "not ASCII")) with { Raw = raw };
        var (hops, dropped) = PacResult.Read(text);
        return new PacAnswer { Hops = hops, Dropped = dropped, Raw = raw };
    }

    private static Prepared<Script> Prepare(string text, PacLimits limits) => Interpreter.PrepareScript(text, "pac", strict: false, new ScriptPreparationOptions
    {
        ParsingOptions = new ScriptParsingOptions { CompileRegex = false, RegexTimeout = limits.Pattern },
    });

    private static JsValue? FunctionOf(Interpreter engine, string name)
    {
        var value = engine.GetValue(name);
        return value is Jint.Native.Function.Function ? value : null;
    }

    private void Bound(Options options, DateTimeOffset now, TimeZoneInfo zone, CancellationToken stop)
    {
        const uint maxArray = 1 << 18;
        options.Culture = CultureInfo.InvariantCulture;
        options.TimeZone = zone;
        options.TimeSystem = new PacClock(now, zone);
        options.AgentCanSuspend = false;
        options.Constraints.StackOverflowGuard = true;
        options.CancellationToken(stop)
            .LimitMemory(_limits.Memory)
            .LimitRecursion(_limits.Recursion)
            .MaxStatements(_limits.Statements)
            .MaxArraySize(maxArray)
            .RegexTimeoutInterval(_limits.Pattern);
    }
}
