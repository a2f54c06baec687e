namespace LeadGrid.Compliance;

/// <summary>What a phrase of <c>reply-*.txt</c> is a sign of.</summary>
internal enum PhraseKind
{
    /// <summary>No more contact.</summary>
    OptOut,

    /// <summary>The keyword that lifts what STOP took.</summary>
    OptIn,
    Help,

    /// <summary>Somebody else has this number.</summary>
    WrongNumber,

    /// <summary>Unclear: a person has to read it.</summary>
    Hold,

    /// <summary>Talk that uses the words of refusal for something else.</summary>
    Innocent,

    /// <summary>A refusal taken back in the same breath.</summary>
    Retract,

    /// <summary>A refusal of certain times only: <c>don't call before noon</c>.</summary>
    Narrow,

    /// <summary>The same in words that may mean more: <c>stop calling me at work</c>.</summary>
    NarrowHold,

    /// <summary>A time or a way that the person asks for.</summary>
    Wish,

    /// <summary>The refusal is of every channel.</summary>
    Everything,
    InviteText,
    InviteCall,

    /// <summary>An answer to a question of ours.</summary>
    Yes,
    No,

    /// <summary>The question asks for consent to contact.</summary>
    AsksOptIn,

    /// <summary>The question asks whether contact is to end.</summary>
    AsksOptOut,
}
