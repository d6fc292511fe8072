"""评审会议: convening, sign-in and opening, recusal."""
