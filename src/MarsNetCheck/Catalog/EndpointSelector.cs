using System.Collections.Immutable;
using System.IO.Enumeration;

namespace MarsNetCheck.Catalog;

/// <summary>One word of a selection: an id, an id before the region is added, a group or a host; <c>*</c> stands for any text, case does not matter.</summary>
internal sealed class EndpointSelector(string text, ImmutableArray<EndpointTemplate> templates)
{
    private readonly string _word = text.Trim();

    public string Text => text;

    public bool Matches(Endpoint endpoint) =>
        Fits(endpoint.Id) || Fits(endpoint.Host) || Fits(endpoint.Group.ToString()) || IsOfTemplate(endpoint.Id);

    private bool IsOfTemplate(string id) =>
        templates.Any(template => template.IsRegional && Fits(template.Id) && IsExpanded(id, template.Id));

    // The part after the template's id is a geo code, which has no hyphen: backup-management is no template of backup-management-old-we.
    private static bool IsExpanded(string id, string template) =>
        id.Length > template.Length + 1
        && id.StartsWith(template, StringComparison.Ordinal)
        && id[template.Length] == '-'
        && !id.AsSpan(template.Length + 1).Contains('-');

    private bool Fits(string name) =>
        _word.Contains('*', StringComparison.Ordinal)
            ? FileSystemName.MatchesSimpleExpression(_word, name, ignoreCase: true)
            : string.Equals(_word, name, StringComparison.OrdinalIgnoreCase);
}
