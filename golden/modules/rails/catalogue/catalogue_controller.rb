# frozen_string_literal: true

# Answers with the statuses of the application.
class CatalogueController < ApplicationController
  def client_closed_request
    render json: { error: 'client_closed_request', message: 'Client Closed Request' }, status: 499
  end

  def not_found
    render json: { error: 'not_found', message: 'Not Found' }, status: :not_found
  end

  def no_content
    head :no_content
  end

  def not_modified
    head :not_modified, etag: '"33a64df5"'
  end

  def early_hints
    request.send_early_hints('link' => '</style.css>; rel=preload; as=style')
    head :no_content
  end

  def unauthorized
    response.headers['WWW-Authenticate'] = 'Bearer realm="example"'
    render json: { error: 'unauthorized', message: 'Unauthorized' }, status: :unauthorized
  end

  def service_unavailable
    response.headers['Retry-After'] = '120'
    response.headers['X-Request-Id'] = '7f3a'
    response.headers['Warning'] = '199 - "a \\"quoted\\" text"'
    render json: { error: 'service_unavailable', message: 'Service Unavailable' }, status: :service_unavailable
  end

  def too_many_requests
    response.headers['Retry-After'] = '60'
    render json: {
      type: 'about:blank',
      title: 'Too Many Requests',
      status: 429,
      detail: 'Too Many Requests'
    }, status: :too_many_requests, content_type: 'application/problem+json'
  end

  def age_missing
    render json: {
      type: 'about:blank',
      title: 'Unprocessable Content',
      status: 422,
      detail: 'The age is missing.',
      code: 'age_missing'
    }, status: 422, content_type: 'application/problem+json'
  end

  def show_the_article_that_was_removed_by_order_of_a_court
    response.headers['Link'] = '<https://example.com/legal>; rel="blocked-by"'
    render json: {
      error: 'content_removed_by_order_of_a_court_in_this_country',
      message: 'This content has been removed because a court in your country has ordered it. You can read the order, ask for a review, or contact the people who published it.'
    }, status: :unavailable_for_legal_reasons
  end

  def order_not_found
    render json: {
      error: 'order_not_found',
      message: '요청하신 주문을 찾을 수 없습니다. 注文が見つかりません。找不到订单。 주문 번호를 확인한 뒤 다시 시도해 주세요.'
    }, status: :not_found
  end

  def bad_request
    response.headers['X-Note'] = "$HOME `id` \"x\" 'y' \#{z} \x25s {{w}} \\"
    render json: {
      error: 'bad_request',
      message: "\"quoted\" 'single' `back` \\ $x ${y} \#{z} \x25s {{w}} {\x25 v \x25} </script> <!-- \\u000a */ ?> \t\n\r\u{0}\u{1b}\u{2028}\u{202e}\u{feff}\u{200d}🚀"
    }, status: :bad_request
  end

  def cancel_order
    render json: { error: 'conflict', message: 'Conflict' }, status: :conflict
  end

  def ok
    render json: { message: 'OK' }
  end

  def conflict
    render json: {
      Error: { code: 'conflict', 'http-status': 409, text: 'Conflict (Conflict)', retry: false, parent: nil },
      links: ['https://docs.example.com/errors/conflict'],
      details: [{ field: 'age', limits: [0, 150, 1.5] }, {}],
      version: 2
    }, status: :conflict, content_type: 'application/vnd.example+json'
  end

  def order_refused
    render json: {
      type: 'https://example.com/problems/refused',
      title: 'Order refused',
      status: 403,
      detail: 'The order was refused.',
      code: 'order_refused',
      hint: "it's \"2\" \\2 ${2} \#{2} {2} <2>: The order was refused.",
      retry: false,
      order: { id: 7, lines: [{ sku: 'a-1', count: 2 }, nil], total: 1.5 },
      parent: nil,
      notes: []
    }, status: :forbidden, content_type: 'application/problem+json'
  end
end
