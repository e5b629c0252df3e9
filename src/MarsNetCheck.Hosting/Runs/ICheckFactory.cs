using MarsNetCheck.Catalog;
using MarsNetCheck.Rules;

namespace MarsNetCheck.Hosting.Runs;

/// <summary>Makes the runs of the service. Register another one to probe another network, or with other rules.</summary>
public interface ICheckFactory
{
    /// <summary>What a run reaches.</summary>
    SelectedCatalog Catalog { get; }

    /// <summary>What everybody who looks at the reports must know about them, one sentence; null (the default) for nothing. A simulated network is said here.</summary>
    string? Notice => null;

    /// <summary>The rules of the runs, by which the evidence of reports that are kept is judged, too; default those that ship with the program.</summary>
    RuleBook Rules => RuleBook.Standard();

    /// <summary>Prepares a run over a catalog: the whole one, or a part of it for <c>/probe</c>.</summary>
    NetCheck Create(SelectedCatalog catalog);
}
