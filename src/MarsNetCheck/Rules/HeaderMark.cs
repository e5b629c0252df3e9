using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>A header field that gives away who answered.</summary>
/// <param name="Product">Whose mark it is.</param>
/// <param name="Name">The field's name.</param>
/// <param name="Prefix">How its value begins; "" for any.</param>
/// <param name="Text">What its value contains; "" for any.</param>
internal sealed record HeaderMark(string Product, string Name, string Prefix, string Text)
{
    /// <summary>True if the answer has the mark.</summary>
    public bool Marks(AnswerFact answer) =>
        answer.Values(Name).Any(v => v.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && v.Contains(Text, StringComparison.OrdinalIgnoreCase));
}
