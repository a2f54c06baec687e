using System.Buffers.Binary;
using System.Security.Cryptography;
using LeadGrid.Campaigns;
using LeadGrid.Leads;

namespace LeadGrid.Appointments;

/// <summary>The messages that remind of an appointment, from the id that each has from the start to the moment it is in vain.</summary>
internal static class AppointmentReminders
{
    /// <summary>The appointment had begun before the message might leave.</summary>
    public const string Over = "appointment_over";

    /// <summary>The appointment was moved, cancelled or told of before the message might leave.</summary>
    public const string Changed = "appointment_changed";
    private const int IdLength = 16;

    /// <summary>
    /// The same for the same reminder of the same appointment, whoever reckons it and however often: what is done twice after a
    /// crash is one message.
    /// </summary>
    public static Guid IdOf(Guid lead, LeadAppointment appointment, AppointmentReminder reminder)
    {
        Span<byte> named = stackalloc byte[IdLength + (3 * sizeof(int))];
        lead.TryWriteBytes(named, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(named[IdLength..], appointment.Revision);
        BinaryPrimitives.WriteInt32BigEndian(named[(IdLength + sizeof(int))..], reminder.BeforeMinutes);
        BinaryPrimitives.WriteInt32BigEndian(named[(IdLength + (2 * sizeof(int)))..], (int)reminder.Channel);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(named, hash);

        // Version 8 of RFC 9562: made as its owner likes.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..IdLength], bigEndian: true);
    }

    /// <returns>Why a message that waits is in vain; null: it is no reminder, or still a good one.</returns>
    public static string? Stale(LeadState lead, Guid message, DateTimeOffset now)
    {
        if (lead.Appointment is not { } appointment || Find(appointment, message) is not { } done)
        {
            return null;
        }

        return done.Revision != appointment.Revision || lead.Status != LeadStatus.AppointmentSet ? Changed
            : appointment.At <= now ? Over
            : null;
    }

    /// <returns>The instant after which a message is in vain; null: it is no reminder.</returns>
    public static DateTimeOffset? GoodUntil(LeadState lead, Guid message) =>
        lead.Appointment is { } appointment && Find(appointment, message) is not null ? appointment.At : null;

    /// <summary>A code of a message that was not sent, in the words of a sentence; null: none of these.</summary>
    public static string? WhyNot(string? code) => code switch
    {
        Over => "the appointment had begun",
        Changed => "the appointment was changed",
        _ => null,
    };

    private static DoneReminder? Find(LeadAppointment appointment, Guid message) => Array.Find(appointment.Reminders, each => each.Message == message);
}
