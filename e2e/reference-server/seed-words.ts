import { words } from './seed-people'

export const jobTitles = words(
  'CEO CFO COO Head_of_Acquisitions Head_of_Asset_Management Investment_Manager Investment_Director Analyst Senior_Analyst Asset_Manager Property_Manager Leasing_Manager Head_of_Leasing Transaction_Manager Portfolio_Manager Fund_Manager Partner Managing_Partner Business_Developer Project_Developer Head_of_Development Facility_Manager Legal_Counsel General_Counsel Advisor Senior_Advisor Valuer Architect Board_Member Chair Investor_Relations',
)

export const tags = words(
  'vip investor owner tenant broker lender developer advisor decision-maker newsletter enterprise key-account referral logistics offices residential retail hotels industrial land core value-add opportunistic stockholm göteborg malmö nordics dach event-2025 event-2026 do-not-call lapsed prospect',
)

export const assets = words(
  'logistics office residential retail hotel light-industrial student-housing care-home mixed-use data-centre self-storage warehouse',
)

export const regions = words(
  'Greater_Stockholm Göteborg Malmö_and_Lund the_Öresund_region Mälardalen Oslo Copenhagen Helsinki Hamburg Berlin Warsaw Łódź the_Nordics northern_Germany Lyon Madrid',
)

export const roots = words(
  'Norrsken Ankaret Björkö Vintergatan Kvarnen Solsidan Havsörn Skogsbacken Tallbacken Fyrtornet Ekhagen Lindhaga Strandvägen Granit Kronborg Nordhamn Västerled Österlen Silverdal Åkerö Älvsborg Öland Polarstern Hanse Elbufer Lindenhof Alster Fjordheim Bryggen Havn Lykke Skovgård Kallio Saimaa Aurora Wisła Łazienki Bursztyn Mermoz Belleville Lumière Garonne Bosphorus Çınar Albion Harbour Kestrel Thornbury Meridian Cantábrico Alborada Sierra',
)

export const trades = words(
  'Fastigheter Capital Partners Properties Invest Real_Estate Asset_Management Development Logistics Bostäder Kontor Holding Advisors Estates',
)

export const cities = words(
  'Stockholm Göteborg Malmö Uppsala Västerås Örebro Linköping Helsingborg Norrköping Lund Umeå Gävle Borås Södertälje Eskilstuna Halmstad Växjö Karlstad Sundsvall Luleå Trollhättan Östersund Borlänge Tumba Kalmar Falun Skövde Kristianstad Karlskrona Skellefteå Uddevalla Varberg Åkersberga Örnsköldsvik Landskrona Nyköping Motala Piteå Visby Kiruna',
)

export const noteTexts = words(
  'Called_about_the_spring_portfolio,_asked_for_the_rent_roll. Met_at_the_fair,_wants_to_see_two_assets_before_summer. Prefers_email_in_the_morning. Follow_up_after_the_board_meeting. Sent_the_teaser_and_the_NDA. Interested,_but_financing_is_not_in_place_yet. Introduced_us_to_the_new_head_of_leasing. Lunch_next_week,_table_booked. Has_moved_from_the_investment_side_to_asset_management. Asked_to_be_called_back_in_September.',
)

export const colleagues = words('Maria_Lindgren Johan_Ek Sara_Nyberg Ahmed_Farah Kim_Dahl')
