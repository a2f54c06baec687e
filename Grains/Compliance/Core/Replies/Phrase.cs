using System.Text.RegularExpressions;

namespace LeadGrid.Compliance;

/// <param name="Pattern">Over the characters of a <see cref="CodedReply"/>.</param>
internal sealed record Phrase(PhraseKind Kind, Regex Pattern);
