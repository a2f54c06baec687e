namespace LeadGrid.Compliance;

/// <summary>What kind of question a person answers.</summary>
internal enum AskedQuestion
{
    /// <summary>Nobody knows.</summary>
    None,

    /// <summary>Our own: may we write and call?</summary>
    OptIn,

    /// <summary>Our own: shall it end?</summary>
    OptOut,

    /// <summary>Anything else: their home, an appointment.</summary>
    Other,
}

internal static class AskedQuestions
{
    /// <param name="question">A name (<c>opt_in</c>) or the question's text; null or blank where none is known.</param>
    public static AskedQuestion Of(string? question, PhraseBook book, ReplyReader reader)
    {
        if (string.IsNullOrWhiteSpace(question))
        {
            return AskedQuestion.None;
        }

        var asked = reader.Read(question.Replace('_', ' '));
        foreach (var phrase in book.Questions)
        {
            if (phrase.Pattern.IsMatch(asked.Codes))
            {
                return phrase.Kind == PhraseKind.AsksOptIn ? AskedQuestion.OptIn : AskedQuestion.OptOut;
            }
        }

        return AskedQuestion.Other;
    }
}
