using Orleans.Concurrency;

namespace LeadGrid.Compliance;

[StatelessWorker, Reentrant]
internal sealed class ReplyJudgeGrain : Grain, IReplyJudgeGrain
{
    public Task<ReplyJudgement> Judge(ReplyQuestion question)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(question.Text.Length, ReplyQuestion.MaximumLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(question.Asked?.Length ?? 0, ReplyQuestion.MaximumLength);
        return Task.FromResult(ReplyJudge.Judge(question));
    }
}
