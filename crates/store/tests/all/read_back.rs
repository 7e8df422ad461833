//! Everything written reads back equal.

use crate::databases::{everywhere, reading};
use crate::sample::*;
use ballot::CountSource;
use base::Instant;
use store::{
    CountProgress, CountRecord, MoveRecord, MoveState, ScenarioRecord, ScenarioState, Summons,
};

#[test]
fn units_bodies_and_posts_read_back_equal() {
    everywhere(async |_, store| {
        write_world(&store).await;
        reading(&store, async |tx| {
            assert_eq!(tx.units(day("2017-03-01")).await.unwrap(), units());
            assert_eq!(tx.bodies().await.unwrap(), bodies());
            assert_eq!(tx.posts().await.unwrap(), posts());
        })
        .await;
    });
}

#[test]
fn people_and_their_facts_read_back_equal() {
    everywhere(async |_, store| {
        write_world(&store).await;
        reading(&store, async |tx| {
            assert_eq!(tx.people().await.unwrap(), people());
            assert_eq!(tx.profiles(day("2017-03-01")).await.unwrap(), profiles());
            assert_eq!(tx.profile_history(MAI).await.unwrap(), profiles()[..1]);
            assert_eq!(tx.evaluations().await.unwrap(), evaluations());
            assert_eq!(tx.disciplines().await.unwrap(), disciplines());
            assert_eq!(tx.holdings().await.unwrap(), holdings());
        })
        .await;
    });
}

#[test]
fn profile_forms_read_back_equal_and_the_earliest_first() {
    everywhere(async |_, store| {
        write_world(&store).await;
        reading(&store, async |tx| {
            assert_eq!(tx.profile_forms(MAI).await.unwrap(), profile_forms());
            assert_eq!(tx.profile_forms(SINH).await.unwrap(), []);
        })
        .await;
    });
}

#[test]
fn plans_entries_and_decisions_read_back_equal() {
    everywhere(async |_, store| {
        write_world(&store).await;
        reading(&store, async |tx| {
            assert_eq!(tx.plans().await.unwrap(), [plan_record()]);
            assert_eq!(tx.decisions().await.unwrap(), [decision()]);
            assert_eq!(tx.entries().await.unwrap(), [entry()]);
        })
        .await;
    });
}

#[test]
fn a_review_reads_back_equal_after_each_of_its_changes() {
    everywhere(async |_, store| {
        let course = course_of_the_review();
        let mut tx = store.write().await.unwrap();
        add_records(&mut tx, None).await;
        add_plan(&mut tx, None).await;
        tx.add_review(&course[0]).await.unwrap();
        for review in &course {
            tx.save_review(review).await.unwrap();
            assert_eq!(&tx.review(REVIEW).await.unwrap(), review);
        }
        tx.commit().await.unwrap();
        let kept = reading(&store, async |tx| tx.reviews().await.unwrap()).await;
        assert_eq!(kept, course[course.len() - 1..]);
    });
}

#[test]
fn a_review_that_redoes_another_names_it() {
    everywhere(async |_, store| {
        write_world(&store).await;
        let mut again = review();
        again.id = base::ReviewId(802);
        again.redoes = Some(REVIEW);
        for (step, id) in again.steps.iter_mut().zip([903, 904]) {
            step.id = base::StepId(id);
        }
        let mut tx = store.write().await.unwrap();
        tx.add_review(&again).await.unwrap();
        assert_eq!(tx.reviews().await.unwrap(), [review(), again]);
    });
}

#[test]
fn a_conference_reads_back_equal() {
    everywhere(async |_, store| {
        write_world(&store).await;
        reading(&store, async |tx| {
            let came = Summons {
                person: SINH,
                capacity: "Huyện ủy viên".to_owned(),
                present: Some(true),
                absence: None,
                member: false,
                invitation: Some(called(SINH, "").invitation),
                late: false,
                substitute: None,
            };
            let roster = [absent(), came];
            assert_eq!(tx.conference(STEP).await.unwrap(), conference());
            let sheets = tx.count_progress(STEP).await.unwrap();
            let one =
                |number| CountProgress { number, issued: 7, sheets: count().sheets().len() as u32 };
            assert_eq!(sheets, [one(1), one(2)]);
            assert_eq!(tx.summons(STEP).await.unwrap(), roster);
            let record = |number| CountRecord {
                number,
                round: 1,
                counter: OFFICER,
                issued: 7,
                source: CountSource::Typed,
            };
            let counts = [(record(1), count()), (record(2), count())];
            assert_eq!(tx.counts(STEP, 1).await.unwrap(), counts);
        })
        .await;
    });
}

#[test]
fn the_counting_of_a_box_reads_back_equal() {
    everywhere(async |_, store| {
        write_world(&store).await;
        reading(&store, async |tx| {
            let terms = tx.count_terms(STEP).await.unwrap().unwrap();
            assert_eq!((terms.kinds.len(), terms.declared_by), (2, OFFICER));
            let draft = tx.count_draft(ROUND, OFFICER).await.unwrap();
            let texts: Vec<_> =
                draft.sheets.iter().map(|(at, sheet)| (at.sheet, sheet.text())).collect();
            assert_eq!(texts, [(1, "+".to_owned()), (2, "-".to_owned())]);
            assert_eq!(draft.write_ins, written());
            assert_eq!(tx.draft_counters(ROUND).await.unwrap(), [OFFICER]);
            assert_eq!(tx.name_merges(ROUND).await.unwrap(), [merge_record()]);
            assert_eq!(tx.count_release(ROUND).await.unwrap(), Some(release_record()));
            assert_eq!(tx.recounts(STEP).await.unwrap(), [recount_record()]);
            assert_eq!(tx.counting_round(STEP).await.unwrap().number, 2);
        })
        .await;
    });
}

#[test]
fn a_sheet_is_kept_once_at_a_place_and_taken_away_once() {
    everywhere(async |_, store| {
        write_world(&store).await;
        let place = ballot::SheetPlace { batch: "A".to_owned(), sheet: 1 };
        let mut tx = store.write().await.unwrap();
        tx.remove_count_entry(ROUND, OFFICER, &place).await.unwrap();
        let again = tx.remove_count_entry(ROUND, OFFICER, &place).await;
        assert!(matches!(again, Err(store::StoreError::Missing { .. })), "{again:?}");
        let sheet = [(place, ballot::Sheet::read("+").unwrap())];
        tx.add_count_entries(ROUND, OFFICER, &sheet).await.unwrap();
        assert!(tx.add_count_entries(ROUND, OFFICER, &sheet).await.is_err());
    });
}

#[test]
fn a_reopened_conference_starts_empty_and_leaves_other_steps_alone() {
    everywhere(async |_, store| {
        write_world(&store).await;
        let other = base::StepId(902);
        let mut tx = store.write().await.unwrap();
        tx.add_summons(other, &[called(MAI, "Bí thư")]).await.unwrap();
        tx.clear_conference(STEP).await.unwrap();
        assert_eq!(tx.summons(STEP).await.unwrap(), []);
        assert_eq!(tx.counts(STEP, 1).await.unwrap(), []);
        let left = tx.summons(other).await.unwrap();
        assert_eq!(left.len(), 1);
        assert_eq!(left[0].present, None, "attendance was never taken there");
    });
}

#[test]
fn somebody_who_was_not_called_cannot_be_present() {
    everywhere(async |_, store| {
        write_world(&store).await;
        let mut tx = store.write().await.unwrap();
        let refused = tx.take_attendance(STEP, &[MAI, base::PersonId(499)]).await;
        assert!(matches!(refused, Err(store::StoreError::Missing { .. })), "{refused:?}");
    });
}

#[test]
fn papers_batches_and_their_questions_read_back_equal() {
    everywhere(async |_, store| {
        write_world(&store).await;
        reading(&store, async |tx| {
            assert_eq!(tx.papers().await.unwrap(), [paper()]);
            assert_eq!(tx.batches().await.unwrap()[..1], [batch()]);
            assert_eq!(tx.questions(BATCH).await.unwrap(), [question()]);
        })
        .await;
    });
}

#[test]
fn questions_come_in_the_order_in_which_a_sheet_is_read() {
    everywhere(async |_, store| {
        let at = |row, column: &str| store::Question { row, column: column.into(), ..question() };
        let in_order = [at(9, "Z"), at(9, "AA"), at(10, "B"), at(100, "A")];
        let mut turned = in_order.to_vec();
        turned.reverse();
        let mut tx = store.write().await.unwrap();
        tx.add_batch(&batch()).await.unwrap();
        tx.add_questions(BATCH, &turned).await.unwrap();
        assert_eq!(tx.questions(BATCH).await.unwrap(), in_order);
    });
}

#[test]
fn accounts_sessions_and_settings_read_back_equal_and_change() {
    everywhere(async |_, store| {
        write_world(&store).await;
        let mut tx = store.write().await.unwrap();
        assert_eq!(tx.accounts().await.unwrap(), [account()]);
        assert_eq!(tx.account_named("nobody").await.unwrap(), None);
        let (session, account) = (session(), account());
        let found = tx.session(&session.token_hash).await.unwrap();
        assert_eq!(found, Some((session.clone(), account.clone())));
        let (later, locked) = (Instant(RECORDED.0 + 60), Instant(RECORDED.0 + 900));
        tx.note_sign_in(OFFICER, 5, locked).await.unwrap();
        tx.touch_session(&session.token_hash, later).await.unwrap();
        let (seen, after) = tx.session(&session.token_hash).await.unwrap().unwrap();
        assert_eq!((seen.seen, after.failed_sign_ins, after.locked_until), (later, 5, locked));
        assert_eq!(tx.account_named("canbo").await.unwrap(), Some(after));
        tx.set_setting("site-name", "Tỉnh ủy").await.unwrap();
        assert_eq!(tx.setting("site-name").await.unwrap().as_deref(), Some("Tỉnh ủy"));
        assert_eq!(tx.setting("no-such").await.unwrap(), None);
    });
}

#[test]
fn what_surrounds_signing_in_reads_back_equal_and_is_used_up() {
    everywhere(async |_, store| {
        write_world(&store).await;
        let mut tx = store.write().await.unwrap();
        let (link, late) = ("1f".repeat(32), Instant(RECORDED.0 + 60));
        assert_eq!(tx.link(&link).await.unwrap(), Some((OFFICER, late)));
        tx.set_link(OFFICER, "other", late).await.unwrap();
        assert_eq!(tx.link(&link).await.unwrap(), None, "one link an account");
        assert_eq!(tx.recovery_codes(OFFICER).await.unwrap(), 2);
        assert!(tx.use_recovery_code(OFFICER, &"c1".repeat(32)).await.unwrap());
        assert!(!tx.use_recovery_code(OFFICER, &"c1".repeat(32)).await.unwrap());
        assert_eq!(tx.recovery_codes(OFFICER).await.unwrap(), 1);
        let half = half_sign_in();
        assert_eq!(tx.half_sign_in(&half.token_hash).await.unwrap(), Some(half.clone()));
        tx.drop_half_sign_ins(OFFICER).await.unwrap();
        assert_eq!(tx.half_sign_in(&half.token_hash).await.unwrap(), None);
        assert_eq!(tx.sessions_of(OFFICER).await.unwrap(), [session()]);
        assert_eq!(tx.end_sessions_but(OFFICER, Some(&session().token_hash)).await.unwrap(), 0);
        assert_eq!(tx.end_sessions_but(OFFICER, None).await.unwrap(), 1);
        let changed = store::Account {
            state: "disabled".to_owned(),
            person: None,
            unit: None,
            totp_key: Some("00ff".to_owned()),
            totp_used: 7,
            last_sign_in: RECORDED,
            ..account()
        };
        tx.save_account(&changed).await.unwrap();
        assert_eq!(tx.account(OFFICER).await.unwrap(), Some(changed));
        assert!(tx.is_person(MAI).await.unwrap());
        assert!(!tx.is_person(base::PersonId(1)).await.unwrap());
    });
}

#[test]
fn a_lent_right_reads_back_on_its_days_and_not_once_it_is_ended() {
    everywhere(async |_, store| {
        write_world(&store).await;
        let mut tx = store.write().await.unwrap();
        assert_eq!(tx.delegations().await.unwrap(), [delegation()]);
        for (on, stands) in [
            ("2017-03-31", false),
            ("2017-04-01", true),
            ("2017-04-30", true),
            ("2017-05-01", false),
        ] {
            let lent = tx.delegations_to(OFFICER, day(on)).await.unwrap();
            assert_eq!(!lent.is_empty(), stands, "{on}");
        }
        assert!(tx.end_delegation(delegation().id, RECORDED).await.unwrap());
        assert!(!tx.end_delegation(delegation().id, RECORDED).await.unwrap());
        assert_eq!(tx.delegations_to(OFFICER, day("2017-04-01")).await.unwrap(), []);
        assert_eq!(tx.access_reviews().await.unwrap(), [access_review()]);
    });
}

#[test]
fn ending_a_session_ends_expired_ones_too_and_no_other() {
    everywhere(async |_, store| {
        write_world(&store).await;
        let named = |token: &str, expires| store::Session {
            token_hash: token.to_owned(),
            expires: Instant(expires),
            ..session()
        };
        let now = RECORDED.0 + 100;
        let mut tx = store.write().await.unwrap();
        for session in [named("expired", now - 1), named("other", now + 1)] {
            tx.add_session(&session).await.unwrap();
        }
        tx.end_session(&session().token_hash, Instant(now)).await.unwrap();
        for (token, stands) in [("expired", false), (&session().token_hash, false), ("other", true)]
        {
            assert_eq!(tx.session(token).await.unwrap().is_some(), stands, "{token}");
        }
    });
}

#[test]
fn a_list_longer_than_one_statement_takes_is_written_whole() {
    everywhere(async |_, store| {
        let people: Vec<store::PersonRecord> = (1..=12_345)
            .map(|id| store::PersonRecord { id: base::PersonId(id), code: Some(format!("M{id}")) })
            .collect();
        let mut tx = store.write().await.unwrap();
        tx.add_people(&people, None).await.unwrap();
        assert_eq!(tx.people().await.unwrap(), people);
    });
}

#[test]
fn a_value_that_cannot_be_read_is_named_with_its_table_and_column() {
    everywhere(async |site, store| {
        write_world(&store).await;
        site.raw().await.run("UPDATE profile SET birth = '31/02/1980' WHERE person = 401").await;
        let error = reading(&store, async |tx| tx.profiles(day("2017-03-01")).await).await;
        let shown = error.unwrap_err().to_string();
        assert_eq!(shown, "table profile, column birth: «31/02/1980» cannot be read");
    });
}

#[test]
fn the_last_word_on_a_value_of_the_law_stands() {
    everywhere(async |_, store| {
        let (most, least) = (law_check("max-per-post", "aa"), law_check("min-per-post", "bb"));
        let again = law_check("max-per-post", "cc");
        let mut tx = store.write().await.unwrap();
        for (at, (check, stands)) in
            [(&most, true), (&least, true), (&again, true), (&least, false)].into_iter().enumerate()
        {
            tx.add_law_check(check, stands, Instant(at as i64)).await.unwrap();
        }
        tx.commit().await.unwrap();
        reading(&store, async |tx| {
            assert_eq!(tx.law_checks().await.unwrap(), std::slice::from_ref(&again));
        })
        .await;
    });
}

#[test]
fn one_text_means_one_thing_and_can_be_forgotten() {
    everywhere(async |_, store| {
        let mut tx = store.write().await.unwrap();
        tx.set_column_habit(&column_habit()).await.unwrap();
        tx.set_value_habit(&value_habit()).await.unwrap();
        assert_eq!(tx.column_habits().await.unwrap(), [column_habit()]);
        let unread = store::ColumnHabitRecord { field: None, ..column_habit() };
        let open = store::ValueHabitRecord { code: None, ..value_habit() };
        tx.set_column_habit(&unread).await.unwrap();
        tx.set_value_habit(&open).await.unwrap();
        assert_eq!(tx.column_habits().await.unwrap(), [unread], "in place of the former");
        assert_eq!(tx.value_habits().await.unwrap(), [open]);
        assert!(tx.remove_column_habit("people", "l luận ct").await.unwrap());
        assert!(tx.remove_value_habit("ethnicity", "thai den").await.unwrap());
        assert!(!tx.remove_value_habit("ethnicity", "thai den").await.unwrap(), "known no more");
        assert!(tx.column_habits().await.unwrap().is_empty());
    });
}

#[test]
fn questions_about_unlisted_texts_are_found_over_all_batches() {
    everywhere(async |_, store| {
        let mut tx = store.write().await.unwrap();
        tx.add_batch(&batch()).await.unwrap();
        let other = store::Question { unlisted: None, person: None, ..question() };
        tx.add_questions(BATCH, &[question(), other]).await.unwrap();
        assert_eq!(tx.unlisted_questions().await.unwrap(), [question()]);
    });
}

#[test]
fn a_scenario_and_the_moves_on_it_read_back_and_change_their_state() {
    everywhere(async |_, store| {
        write_world(&store).await;
        let mut tx = store.write().await.unwrap();
        assert_eq!(tx.scenarios(REVIEW).await.unwrap(), [scenario()]);
        let on = Some(scenario().id);
        assert_eq!(tx.moves(REVIEW, on).await.unwrap(), [list_move()]);
        assert!(tx.moves(REVIEW, None).await.unwrap().is_empty(), "the official list has its own");
        for state in [MoveState::Undone, MoveState::Gone, MoveState::Made] {
            tx.set_move_state(list_move().id, state).await.unwrap();
            assert_eq!(tx.moves(REVIEW, on).await.unwrap(), [MoveRecord { state, ..list_move() }]);
        }
        let adopted =
            ScenarioRecord { proposals: Vec::new(), state: ScenarioState::Adopted, ..scenario() };
        tx.save_scenario(&adopted).await.unwrap();
        assert_eq!(tx.scenarios(REVIEW).await.unwrap(), [adopted]);
        let none = ScenarioRecord { id: base::ScenarioId(9), ..scenario() };
        assert!(tx.save_scenario(&none).await.is_err());
    });
}

#[test]
fn a_saved_search_is_its_accounts_own_and_one_of_a_name() {
    everywhere(async |_, store| {
        write_world(&store).await;
        let mut tx = store.write().await.unwrap();
        let kept = tx.saved_searches(OFFICER).await.unwrap();
        let [first] = kept.as_slice() else { panic!("{kept:?}") };
        let other = store::SavedSearch { query: "sex=male".into(), ..first.clone() };
        tx.save_search(OFFICER, &other).await.unwrap();
        assert_eq!(tx.saved_searches(OFFICER).await.unwrap(), [other], "in place of the former");
        assert!(tx.saved_searches(base::UserId(OFFICER.0 + 1)).await.unwrap().is_empty());
        assert!(tx.drop_search(OFFICER, &first.name).await.unwrap());
        assert!(!tx.drop_search(OFFICER, &first.name).await.unwrap(), "kept no more");
    });
}

#[test]
fn a_judgement_of_readiness_reads_back_and_is_taken_back_once() {
    everywhere(async |_, store| {
        let mut tx = store.write().await.unwrap();
        tx.add_batch(&batch()).await.unwrap();
        add_records(&mut tx, Some(BATCH)).await;
        add_plan(&mut tx, Some(BATCH)).await;
        tx.add_readiness(&readiness()).await.unwrap();
        assert_eq!(tx.readiness().await.unwrap(), [readiness()]);
        let later = Instant(RECORDED.0 + 60);
        tx.withdraw_readiness(readiness().id, "Hà Thị Ân", later).await.unwrap();
        let withdrawn = Some(("Hà Thị Ân".to_owned(), later));
        let gone = plan::Readiness { withdrawn, ..readiness() };
        assert_eq!(tx.readiness().await.unwrap(), [gone]);
        assert!(tx.withdraw_readiness(readiness().id, "Hà Thị Ân", later).await.is_err());
    });
}

#[test]
fn a_change_of_secrecy_reads_back_and_is_decided_once() {
    everywhere(async |_, store| {
        write_world(&store).await;
        let mut tx = store.write().await.unwrap();
        assert_eq!(tx.secrecy_changes().await.unwrap(), [secrecy_change()]);
        let state = store::SecrecyChangeState::Confirmed;
        let (id, at) = (secrecy_change().id, Instant(RECORDED.0 + 60));
        assert!(tx.decide_secrecy_change(id, state, OFFICER, at).await.unwrap());
        assert!(!tx.decide_secrecy_change(id, state, OFFICER, at).await.unwrap(), "only once");
        let decided = store::SecrecyChange { state, decided: at, ..secrecy_change() };
        assert_eq!(tx.secrecy_changes_of(REVIEW).await.unwrap(), [decided]);
    });
}

#[test]
fn a_passkey_reads_back_is_used_and_taken_away() {
    everywhere(async |_, store| {
        write_world(&store).await;
        let mut tx = store.write().await.unwrap();
        assert_eq!(tx.passkeys_of(OFFICER).await.unwrap(), [passkey()]);
        assert!(tx.is_passkey(&passkey().id).await.unwrap());
        let at = Instant(RECORDED.0 + 60);
        tx.note_passkey(&passkey().id, 4, at).await.unwrap();
        let used = store::PasskeyRecord { uses: 4, used: at, ..passkey() };
        assert_eq!(tx.passkeys_of(OFFICER).await.unwrap(), [used]);
        assert_eq!(tx.drop_passkeys(OFFICER, Some("none")).await.unwrap(), 0);
        assert_eq!(tx.drop_passkeys(OFFICER, Some(&passkey().id)).await.unwrap(), 1);
        assert!(!tx.is_passkey(&passkey().id).await.unwrap());
    });
}
