namespace LeadGrid.Sequences;

internal static class SequenceExample
{
    public static readonly SequenceContent Content = new()
    {
        Name = "First day",
        Steps =
        [
            new SequenceStep { Id = "hello", Kind = SequenceStepKind.Text, Template = "first-text" },
            new SequenceStep { Id = "call", Kind = SequenceStepKind.Call, Note = "Ask for a time that suits", Urgent = true },
            new SequenceStep { Id = "a-day", Kind = SequenceStepKind.Wait, Day = 2, TimeOfDay = 555 },
            new SequenceStep
            {
                Id = "answered",
                Kind = SequenceStepKind.Branch,
                If = new SequenceCondition { Kind = SequenceConditionKind.Replied },
                Then = "done",
            },
            new SequenceStep { Id = "mail", Kind = SequenceStepKind.Email, Template = "first-email" },
            new SequenceStep { Id = "done", Kind = SequenceStepKind.End },
        ],
    };
}
