using LeadGrid.Access;

namespace LeadGrid.Compliance;

/// <summary>Consent accuracy: what judging every contact again, each night, has found. A stateless worker; administrators only.</summary>
[Alias("accuracy-grain")]
public interface IAccuracyGrain : IGrainWithIntegerKey
{
    /// <summary>The days from one to another, both included, the newest first; 400 at most.</summary>
    [Alias("days")]
    Task<AccuracyDay[]> Days(Actor actor, DateOnly from, DateOnly to);

    /// <summary>Has a day judged once more, from its beginning. It is done within minutes.</summary>
    /// <returns>Null: the day is not over, or so long ago that not all is kept by which it was judged.</returns>
    [Alias("judge-again")]
    Task<AccuracyDay?> JudgeAgain(Actor actor, DateOnly day);
}
