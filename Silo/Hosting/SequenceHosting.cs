using LeadGrid.Leads;
using LeadGrid.Sequences;

namespace LeadGrid.Hosting;

internal static class SequenceHosting
{
    public static void AddSequences(this IServiceCollection services)
    {
        services.AddOptions<FollowUpOptions>().BindConfiguration("FollowUp");
        services.AddSingleton<PersonContacts>();
        services.AddSingleton<SequenceCopies>();
        services.AddSingleton<CallTimes>();
        services.AddSingleton<FollowUpWalk>();
    }
}
